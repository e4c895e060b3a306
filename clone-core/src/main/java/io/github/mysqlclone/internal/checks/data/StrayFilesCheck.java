package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.UndoFile;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Files in the directories of schemas that are none of the server's: it drops the tables, then cannot remove the directory
 * (seen on 9.7.4). Empty directories without a schema, as a clone that failed leaves them, do a clone no harm (seen on 9.7.4).
 *
 * <p>A file named as a tablespace is left where it is, without a word, with its folder. Where its number is that of a tablespace
 * of the copy, and both servers count from 1 on, recovery fails with 1815 (MY-012209 in the log), and the recipient comes back
 * with nothing, or not at all where the tablespace lies outside its data directory. In a folder of innodb_directories it is the
 * same as in one of the data directory. A copy of an undo tablespace has the number of one that each server has: with it none
 * starts, not even without a clone (all seen on 9.7.4).
 */
public final class StrayFilesCheck {

    private static final int RECOVERY_FAILED = 1815;

    private static final String MOVE_OUT =
            "Move them first, out of the data directory and of innodb_directories with all their folders.";

    private StrayFilesCheck() {}

    /** Judge what was seen, where there is a schema at all. */
    public static Verdict strayFiles(Subject subject) {
        return Verdict.on(
                subject.recipient().userData(),
                data -> inVisibleSchemas(subject, data)
                        .and(Verdict.on(data.isComplete(), complete -> Verdict.passed()))
                        .and(tablespaces(subject))
                        .and(LockedFolders.verdict(subject, data))
                        .and(withoutSchema(subject)));
    }

    /** That the host cannot be looked at is said by the rest of this check. */
    private static Verdict tablespaces(Subject subject) {
        return subject.recipient()
                .host()
                .known()
                .map(files -> Verdict.on(
                        files.strayTablespaces(),
                        names -> names.isEmpty() ? Verdict.passed() : lookAlikes(subject, names)))
                .orElse(Verdict.passed());
    }

    /** A table that is just being made has its file before the server lists it. */
    private static Verdict lookAlikes(Subject subject, List<String> names) {
        List<String> undo = names.stream().filter(UndoFile::isNamedAsOne).toList();
        List<String> others = new ArrayList<>(names);
        others.removeAll(undo);
        // What the donor has at the same place, as on one host, is replaced: ABSOLUTE_PATHS.
        others.removeAll(subject.source(server -> server.details().storage().outsideFiles())
                .known()
                .orElse(List.of()));
        return Verdict.foundIf(!undo.isEmpty(), () -> copiesOfUndo(undo))
                .and(
                        others.isEmpty()
                                ? Verdict.passed()
                                : Verdict.on(
                                        subject.recipient()
                                                .server()
                                                .details()
                                                .activity()
                                                .locks(),
                                        locks -> Verdict.foundIf(
                                                locks.stream().noneMatch(MetadataLock::isOfDdl),
                                                () -> lookAlikes(others))));
    }

    private static Finding copiesOfUndo(List<String> names) {
        return Finding.error(
                        Side.RECIPIENT,
                        "files named as undo tablespaces are none of its own: it never starts again while they lie where it"
                                + " looks for tablespaces: " + Listing.of(names))
                .afterDataLoss()
                .remedy(MOVE_OUT);
    }

    private static Finding lookAlikes(List<String> names) {
        return Finding.error(
                        Side.RECIPIENT,
                        "files named as tablespaces lie where it looks for such and are none of its own: recovery fails if the"
                                + " copy has a tablespace of the same number: " + Listing.of(names))
                .serverError(RECOVERY_FAILED)
                .afterDataLoss()
                .remedy(MOVE_OUT);
    }

    /** What cannot be seen here is said by the rest of this check, or harms nobody. */
    private static Verdict withoutSchema(Subject subject) {
        List<String> empty = subject.recipient().host().flatMap(HostFiles::orphanFolders).known().stream()
                .flatMap(List::stream)
                .filter(OrphanFolder::isEmpty)
                .map(folder -> folder.folder() + "/")
                .toList();
        return Verdict.foundIf(
                !empty.isEmpty(),
                () -> Finding.notice(
                                Side.RECIPIENT,
                                "empty folders without a schema lie in its data directory, as a clone that did not complete"
                                        + " leaves them, and stay unless the donor has the schema: "
                                        + Listing.of(empty))
                        .remedy("Remove them: CREATE DATABASE of such a name fails with 3678."));
    }

    private static Verdict inVisibleSchemas(Subject subject, UserData data) {
        return data.schemas().isEmpty()
                ? Verdict.passed()
                : Verdict.on(
                        subject.recipient().host().flatMap(HostFiles::strayFiles),
                        names -> Verdict.foundIf(!names.isEmpty(), () -> lying(names)));
    }

    private static Finding lying(List<String> names) {
        return Finding.error(
                        Side.RECIPIENT,
                        "files that are not the server's lie in directories of schemas, which it cannot remove then: "
                                + Listing.of(names))
                .serverError(KnownError.ER_DB_DROP_RMDIR.number())
                .afterDataLoss()
                .remedy("Move them out of the data directory first.");
    }
}

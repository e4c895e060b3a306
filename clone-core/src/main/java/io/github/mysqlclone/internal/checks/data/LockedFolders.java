package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.LockedFolder.Content;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directories in the recipient's data directory into which mysqld may not write: another user's, read-only or immutable ones.
 *
 * <p>Seen on 9.7.4, run as a user of its own and as root: where the donor has a schema of that name the clone fails in FILE COPY
 * (1004), its data gone, be it an empty directory without a schema here, or that of sys. Elsewhere the files of InnoDB's tables cannot be deleted,
 * about which the clone says nothing: one of them that has the number of a tablespace of the copy makes recovery fail (1815).
 * A table of another engine ends DROP DATA with 6. Whose the files themselves are does not matter.
 */
final class LockedFolders {

    private static final int RECOVERY_FAILED = 1815;

    /** Each server has a table in it. */
    private static final String SYS = "sys";

    private static final String REMEDY =
            "Give them owner and rights as the data directory has: chown, chmod 750; chattr -i if they are immutable.";

    private LockedFolders() {}

    /** Judge, for a recipient that holds this. */
    static Verdict verdict(Subject subject, UserData own) {
        return Verdict.on(
                subject.recipient().host().flatMap(HostFiles::lockedFolders),
                locked -> locked.isEmpty()
                        ? Verdict.passed()
                        : Verdict.on(
                                subject.source(
                                        server -> server.details().content().userData()),
                                donors -> verdict(locked, donors, names(own, schema -> true))));
    }

    private static Verdict verdict(List<LockedFolder> locked, UserData donors, Set<String> own) {
        // The bytes are those of files; a schema of views has none. Without PROCESS nobody tells them.
        Set<String> copied = names(donors, schema -> schema.bytes() > 0);
        boolean areFilesTold = donors.tablesInSystemSchemas().known().isPresent();
        Set<String> doubtful = names(donors, schema -> !areFilesTold && schema.bytes() == 0 && schema.tables() > 0);
        List<LockedFolder> filled = locked.stream()
                .filter(folder -> folder.schema().equals(SYS) || copied.contains(folder.schema()))
                .toList();
        List<LockedFolder> rest =
                locked.stream().filter(folder -> !filled.contains(folder)).toList();
        return found(filled, LockedFolders::filled)
                .and(found(rest.stream().filter(folder -> isKept(folder, own)).toList(), LockedFolders::kept))
                .and(unknown(
                        rest.stream().filter(folder -> doubtful.contains(folder.schema())),
                        "whether the donor has a table with a file in a folder into which mysqld may not write"))
                .and(unknown(
                        rest.stream().filter(folder -> folder.content() == Content.UNSEEN),
                        "what lies in a folder into which mysqld may not write"))
                .and(rest.isEmpty() ? Verdict.passed() : Verdict.on(donors.isComplete(), complete -> Verdict.passed()));
    }

    private static Set<String> names(UserData data, Predicate<SchemaContent> which) {
        return data.schemas().stream().filter(which).map(SchemaContent::name).collect(Collectors.toSet());
    }

    private static boolean isKept(LockedFolder folder, Set<String> own) {
        return switch (folder.content()) {
            case TABLESPACES -> true;
            case FILES -> own.contains(folder.schema());
            case NOTHING, CONFIGURED, UNSEEN -> false;
        };
    }

    private static Verdict found(List<LockedFolder> folders, Function<List<String>, Finding> finding) {
        List<String> certain = folders.stream()
                .filter(folder -> folder.isLocked().known().isPresent())
                .map(folder -> folder.folder() + "/")
                .toList();
        return folders.stream()
                .map(folder -> Verdict.on(folder.isLocked(), is -> Verdict.passed()))
                .reduce(Verdict.foundIf(!certain.isEmpty(), () -> finding.apply(certain)), Verdict::and);
    }

    private static Verdict unknown(Stream<LockedFolder> folders, String what) {
        return folders.map(folder -> Verdict.unknown(what + ": " + folder.folder() + "/"))
                .reduce(Verdict.passed(), Verdict::and);
    }

    private static Finding filled(List<String> folders) {
        return Finding.error(
                        Side.RECIPIENT,
                        "mysqld may not write into folders of its data directory in which the donor's tables will lie: "
                                + Listing.of(folders))
                .serverError(KnownError.ER_CANT_CREATE_FILE.number())
                .afterDataLoss()
                .remedy(REMEDY);
    }

    private static Finding kept(List<String> folders) {
        return Finding.error(
                        Side.RECIPIENT,
                        "mysqld may not write into folders of its data directory, whose files it cannot delete: recovery fails if"
                                + " the copy has a tablespace of the same number as one of them: "
                                + Listing.of(folders))
                .serverError(RECOVERY_FAILED)
                .afterDataLoss()
                .remedy(REMEDY);
    }
}

package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Directories in the recipient's data directory into which mysqld may not write: another user's, read-only or immutable ones.
 *
 * <p>Seen on 9.7.4, run as a user of its own and as root: where the donor has a schema of that name the clone fails in FILE COPY
 * (1004), its data gone, be it an empty directory without a schema here. Elsewhere the files of InnoDB's tables cannot be deleted,
 * about which the clone says nothing: one of them that has the number of a tablespace of the copy makes recovery fail (1815).
 * A table of another engine ends DROP DATA with 6. Whose the files themselves are does not matter.
 */
final class LockedFolders {

    private static final int RECOVERY_FAILED = 1815;

    private static final String REMEDY =
            "Give them owner and rights as the data directory has: chown, chmod 750; chattr -i if they are immutable.";

    private LockedFolders() {}

    static Verdict verdict(Subject subject) {
        List<LockedFolder> locked = subject.recipient().host().flatMap(files -> files.lockedFolders()).known().stream()
                .flatMap(List::stream)
                .toList();
        if (locked.isEmpty()) {
            return Verdict.passed();
        }
        Fact<Set<String>> ofDonor = subject.source(
                        server -> server.details().content().userData())
                .map(data -> data.schemas().stream().map(SchemaContent::name).collect(Collectors.toSet()));
        Set<String> copied = ofDonor.known().orElse(Set.of());
        List<String> filled = folders(locked.stream()
                .filter(folder -> copied.contains(folder.schema()))
                .toList());
        List<String> kept = folders(locked.stream()
                .filter(folder -> !copied.contains(folder.schema()) && folder.holdsFiles())
                .toList());
        return Verdict.foundIf(!filled.isEmpty(), () -> filled(filled))
                .and(Verdict.foundIf(!kept.isEmpty(), () -> kept(kept)))
                .and(Verdict.on(ofDonor, known -> Verdict.passed()));
    }

    private static List<String> folders(List<LockedFolder> locked) {
        return locked.stream().map(folder -> folder.folder() + "/").toList();
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

package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data files outside the donor's data directory keep their absolute path, and the recipient makes them there.
 *
 * <p>What becomes of that depends on the recipient's version:
 *
 * <ul>
 *   <li>from 9.7.2 on it takes such a path only if it knows the directory (1525; {@code clone0apply.cc}, seen on 9.7.4)
 *   <li>where the file is there already, as on the donor's own host, a clone into a directory fails with 1086 (seen on
 *       8.0.30 and 8.4.8 with whatever directory, on 9.7.4 with one that it knows)
 *   <li>a replace clone minds such a file only when it recovers: 8.0.30 fails with 1815, its data gone, where the donor has
 *       not written the file's pages yet, and completes where it has; 8.4.8 completes, and so does 9.7.4 where it knows the
 *       directory. What lies between 8.0.30 and 8.4.8 nobody has seen: it counts as 8.0.30.
 *   <li>where it completes, the file is the recipient's from then on: the donor goes on with one that has no name any more,
 *       loses with its next shutdown what it has committed there since, and crashes when it reads the recipient's (seen on
 *       9.7.4). No server says so, therefore the library refuses.
 * </ul>
 */
public final class AbsolutePathsCheck {

    private static final int WRONG_PATH = 1525;

    private AbsolutePathsCheck() {}

    /** Judge the paths by what the recipient knows and holds. */
    public static Verdict absolutePaths(Subject subject) {
        return Verdict.on(subject.source(server -> server.details().storage().outsideFiles()), paths -> {
            if (paths.isEmpty()) {
                return Verdict.passed();
            }
            return subject.kind() == CloneKind.LOCAL
                    ? Verdict.found(OccupiedPaths.exist(subject, paths, Finding::error, ""))
                    : Verdict.on(subject.recipient().server().version(), version -> fromDonor(subject, paths, version));
        });
    }

    private static Verdict fromDonor(Subject subject, List<String> paths, ServerVersion version) {
        List<String> unknown = paths.stream()
                .filter(path -> known(subject).noneMatch(directory -> isWithin(path, directory)))
                .toList();
        boolean mustKnow = version.isAtLeast(9, 7, 2);
        if (mustKnow && !unknown.isEmpty()) {
            return Verdict.found(lossy(subject, unknown(unknown, Finding::error).serverError(WRONG_PATH)));
        }
        Verdict inTheWay = subject.kind() == CloneKind.DIRECTORY
                ? OccupiedPaths.ofADirectory(subject, paths)
                : OccupiedPaths.ofAReplacement(subject, paths, version);
        return inTheWay.equals(Verdict.passed())
                ? Verdict.foundIf(!unknown.isEmpty(), () -> unknown(unknown, Finding::warning))
                : inTheWay;
    }

    private static Finding unknown(List<String> paths, OccupiedPaths.Weight weight) {
        return weight.of(
                        Side.RECIPIENT,
                        "it does not know the directories of data files with absolute paths: " + Listing.of(paths))
                .remedy("Start the recipient with innodb_directories naming them, and make them writable for mysqld.");
    }

    private static Stream<String> known(Subject subject) {
        ServerFacts server = subject.recipient().server();
        return Stream.of("datadir", "innodb_directories", "innodb_data_home_dir", "innodb_undo_directory")
                .flatMap(name -> server.variable(name).known().stream())
                .flatMap(value -> Stream.of(value.split(";")))
                .filter(directory -> directory.startsWith("/") || directory.matches("[A-Za-z]:.*"));
    }

    private static boolean isWithin(String path, String directory) {
        return path.startsWith(directory.endsWith("/") ? directory : directory + "/");
    }

    private static Finding lossy(Subject subject, Finding finding) {
        return subject.kind() == CloneKind.REPLACE ? finding.afterDataLoss() : finding;
    }
}

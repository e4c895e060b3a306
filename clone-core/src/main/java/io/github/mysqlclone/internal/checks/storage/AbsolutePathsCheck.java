package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data files outside the donor's data directory keep their absolute path.
 *
 * <p>A recipient of 9.7.2 or later takes such a path only if it knows the directory ({@code clone0apply.cc}); and a file
 * cannot be made where the donor, on the same host, has its own.
 */
public final class AbsolutePathsCheck {

    private static final int FILE_EXISTS = 1086;
    private static final int WRONG_PATH = 1525;

    private AbsolutePathsCheck() {}

    /** Judge the paths by what the recipient knows. */
    public static Verdict absolutePaths(Subject subject) {
        return Verdict.on(subject.source(server -> server.details().storage().outsideFiles()), paths -> {
            if (subject.kind() == CloneKind.LOCAL) {
                return Verdict.foundIf(!paths.isEmpty(), () -> exists(subject, paths));
            }
            List<String> unknown = paths.stream()
                    .filter(path -> known(subject).noneMatch(directory -> isWithin(path, directory)))
                    .toList();
            if (!unknown.isEmpty()) {
                return Verdict.on(
                        subject.recipient().server().version(),
                        version -> unknownTo(subject, unknown, version.isAtLeast(9, 7, 2)));
            }
            return Verdict.foundIf(
                    !paths.isEmpty() && isOnDonorsHost(subject), () -> lossy(subject, exists(subject, paths)));
        });
    }

    private static boolean isOnDonorsHost(Subject subject) {
        return subject.recipientVariable("hostname")
                .known()
                .equals(subject.donorVariable("hostname").known());
    }

    private static Finding exists(Subject subject, List<String> paths) {
        return Finding.error(
                        subject.sourceSide(),
                        "data files with absolute paths, which would be made where they already are: "
                                + Listing.of(paths))
                .serverError(FILE_EXISTS)
                .remedy("Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;");
    }

    private static Verdict unknownTo(Subject subject, List<String> unknown, boolean isRefused) {
        String what = "it does not know the directories of data files with absolute paths: " + Listing.of(unknown);
        String remedy = "Start the recipient with innodb_directories naming them, and make them writable for mysqld.";
        return Verdict.found(
                isRefused
                        ? lossy(
                                subject,
                                Finding.error(Side.RECIPIENT, what)
                                        .serverError(WRONG_PATH)
                                        .remedy(remedy))
                        : Finding.warning(Side.RECIPIENT, what).remedy(remedy));
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

package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.SharedHost.DonorsFiles;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths of the donor's files at which something lies on the recipient's host, and whose that is: the donor's where both are on
 * one host, the recipient's own, which a replace clone drops first, or somebody's.
 *
 * @param seen where something was seen
 * @param hidden where nobody could look
 * @param own the recipient's own files
 * @param host whether both are on one host
 */
record OccupiedPaths(List<String> seen, List<String> hidden, Fact<List<String>> own, SameHost host) {

    private static final int FILE_EXISTS = 1086;
    private static final int RECOVERY_FAILED = 1815;
    private static final String PERHAPS_TWO =
            "; unless these are two hosts of one hostname, which cannot be told from here";
    private static final String MOVE_IN =
            "Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;";

    /** Makes a finding of one severity. */
    @FunctionalInterface
    interface Weight {
        Finding of(Side side, String message);
    }

    private static OccupiedPaths of(Subject subject, List<String> paths) {
        DonorsFiles files =
                subject.facts().sharedHost().donorsFiles().known().orElse(new DonorsFiles(List.of(), paths));
        return new OccupiedPaths(
                paths.stream().filter(files.there()::contains).toList(),
                paths.stream().filter(files.hidden()::contains).toList(),
                subject.recipient().server().details().storage().outsideFiles(),
                SameHost.of(subject));
    }

    /** A clone into a directory fails where anything lies, and has then harmed nobody. */
    static Verdict ofADirectory(Subject subject, List<String> paths) {
        OccupiedPaths occupied = of(subject, paths);
        List<String> certain = occupied.host() == SameHost.YES
                ? paths.stream().filter(occupied::isSeenOrHidden).toList()
                : paths.stream()
                        .filter(path -> occupied.seen().contains(path) || occupied.isOwn(path))
                        .toList();
        if (!certain.isEmpty()) {
            return Verdict.found(exist(subject, certain, Finding::error, ""));
        }
        if (occupied.hidden().isEmpty()) {
            return Verdict.passed();
        }
        return switch (occupied.host()) {
            case YES, NO -> Verdict.on(occupied.own(), known -> Verdict.passed());
            case PERHAPS -> Verdict.found(exist(subject, occupied.hidden(), Finding::warning, PERHAPS_TWO));
        };
    }

    /** The donor's own are at stake: where that is not certain, the clone needs consent. */
    static Verdict ofAReplacement(Subject subject, List<String> paths, ServerVersion version) {
        OccupiedPaths occupied = of(subject, paths);
        List<String> seen =
                occupied.seen().stream().filter(path -> !occupied.isOwn(path)).toList();
        List<String> hidden =
                occupied.hidden().stream().filter(path -> !occupied.isOwn(path)).toList();
        return switch (occupied.host()) {
            case YES -> {
                List<String> donors =
                        Stream.concat(seen.stream(), hidden.stream()).sorted().toList();
                yield Verdict.foundIf(!donors.isEmpty(), () -> replaced(subject, donors, version, Finding::error, ""));
            }
            case NO -> occupied.others(subject, seen, version);
            case PERHAPS -> {
                boolean areOthers = occupied.own().known().isPresent();
                List<String> doubtful = areOthers
                        ? hidden
                        : Stream.concat(seen.stream(), hidden.stream()).sorted().toList();
                yield occupied.others(subject, seen, version).and(perhapsTheDonors(subject, doubtful, version));
            }
        };
    }

    private Verdict others(Subject subject, List<String> there, ServerVersion version) {
        return there.isEmpty()
                ? Verdict.passed()
                : Verdict.on(own, known -> Verdict.found(taken(subject, there, version)))
                        .because("whether what lies at the paths of the donor's files, " + Listing.of(there)
                                + ", is the recipient's own");
    }

    private boolean isSeenOrHidden(String path) {
        return seen.contains(path) || hidden.contains(path);
    }

    private boolean isOwn(String path) {
        return own.known().filter(paths -> paths.contains(path)).isPresent();
    }

    /** A finding with a fact that lacks refuses a replace clone, unless it is downgraded. */
    private static Verdict perhapsTheDonors(Subject subject, List<String> paths, ServerVersion version) {
        return paths.isEmpty()
                ? Verdict.passed()
                : Verdict.found(replaced(subject, paths, version, Finding::warning, PERHAPS_TWO))
                        .and(Verdict.unknown(
                                "whether donor and recipient are on one host cannot be told, as both may be called "
                                        + subject.recipientVariable("hostname")
                                                .known()
                                                .orElse("alike")
                                        + "; if they are not, say downgrade(ABSOLUTE_PATHS, Severity.WARNING)"));
    }

    static Finding exist(Subject subject, List<String> paths, Weight weight, String doubt) {
        return weight.of(
                        subject.sourceSide(),
                        "data files with absolute paths, which would be made where they already are: "
                                + Listing.of(paths) + doubt)
                .serverError(FILE_EXISTS)
                .remedy(MOVE_IN);
    }

    private static Finding replaced(
            Subject subject, List<String> paths, ServerVersion version, Weight weight, String doubt) {
        return lossy(
                weight,
                subject,
                "data files with absolute paths, which are the running donor's and would be replaced: "
                        + Listing.of(paths),
                "; it would lose what it commits there, and crash after its next start",
                version,
                doubt);
    }

    private static Finding taken(Subject subject, List<String> paths, ServerVersion version) {
        return lossy(
                Finding::error,
                subject,
                "data files with absolute paths, where the recipient's host has something that is not the recipient's and would"
                        + " be replaced: " + Listing.of(paths),
                "; it may be another server's",
                version,
                "");
    }

    private static Finding lossy(
            Weight weight, Subject subject, String what, String harm, ServerVersion version, String doubt) {
        return version.isAtLeast(8, 4, 8)
                ? weight.of(subject.sourceSide(), what + harm + doubt)
                        .afterDataLoss()
                        .remedy(MOVE_IN)
                : weight.of(
                                subject.sourceSide(),
                                what + harm + "; before 8.4.8 the recipient may not recover from that either" + doubt)
                        .serverError(RECOVERY_FAILED)
                        .afterDataLoss()
                        .remedy(MOVE_IN);
    }
}

package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;

/** Whether the server that is copied has room for the clone beside its work. */
public final class DonorHeadroomCheck {

    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int ARCHIVER_FAILED = 1815;

    /** Redo that is overwritten sooner than this may be gone before the clone has read it. */
    private static final long SECONDS_OF_REDO = 60;

    /** What a server wrote since it started says little of the next hour while it was mostly being filled. */
    private static final long LEAST_UPTIME = 3_600;

    private DonorHeadroomCheck() {}

    /** Judge connections and redo log. */
    public static Verdict donorHeadroom(Subject subject) {
        Verdict redo = Verdict.on(
                subject.source(DonorHeadroomCheck::redoPerSecond),
                subject.source(ServerFacts::redoCapacity),
                (rate, capacity) -> redo(subject, rate, capacity));
        return subject.kind() == CloneKind.LOCAL ? redo : connections(subject).and(redo);
    }

    private static Verdict connections(Subject subject) {
        Fact<Long> free = subject.donorServer()
                .flatMap(server -> server.number("max_connections")
                        .flatMap(most -> server.details()
                                .activity()
                                .statusNumber("threads_connected")
                                .map(used -> most - used)));
        // Two for the statement itself, one for each further thread.
        Fact<Long> needed =
                subject.recipient().server().number("clone_max_concurrency").map(threads -> threads + 1);
        return Verdict.on(
                free,
                needed,
                (left, wanted) -> Verdict.foundIf(
                        left < wanted,
                        () -> Finding.warning(
                                        subject.sourceSide(),
                                        "max_connections leaves " + Listing.count(left, "connection")
                                                + " free, the clone may open " + wanted)
                                .serverError(TOO_MANY_CONNECTIONS)
                                .remedy("Raise max_connections on the donor, or on the recipient: SET GLOBAL"
                                        + " clone_max_concurrency = " + Math.max(1, left - 1) + ";")));
    }

    /** On average; 0 for a server that has not been up for long enough to have one. */
    private static Fact<Long> redoPerSecond(ServerFacts server) {
        Activity activity = server.details().activity();
        return activity.statusNumber("innodb_os_log_written")
                .flatMap(bytes -> activity.uptime().map(seconds -> seconds < LEAST_UPTIME ? 0 : bytes / seconds));
    }

    private static Verdict redo(Subject subject, long bytesPerSecond, long capacity) {
        return Verdict.foundIf(
                bytesPerSecond * SECONDS_OF_REDO > capacity,
                () -> Finding.warning(
                                subject.sourceSide(),
                                "it writes %s of redo each second on average, its redo log holds %s"
                                        .formatted(Listing.mebibytes(bytesPerSecond), Listing.mebibytes(capacity)))
                        .serverError(ARCHIVER_FAILED)
                        .remedy("On the " + subject.sourceSide().word() + ": " + larger(subject, capacity * 8)));
    }

    private static String larger(Subject subject, long bytes) {
        boolean atRuntime = subject.source(server -> server.variable("innodb_redo_log_capacity"))
                .known()
                .isPresent();
        return atRuntime
                ? "SET GLOBAL innodb_redo_log_capacity = " + bytes + ";"
                : "let innodb_log_file_size times innodb_log_files_in_group be " + bytes
                        + " in the configuration, and restart it.";
    }
}

package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.Storage.Tablespaces;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The donor's binary logs must outlive the copy, if the copy is to catch up from them. */
public final class BinlogRetentionCheck {

    /** Slow enough to be on the safe side on one gigabit. */
    private static final long BYTES_PER_SECOND = 50L << 20;

    private static final long LEAST_SECONDS = 3_600;

    private BinlogRetentionCheck() {}

    /** Judge the time the donor keeps them by the time a copy may take. */
    public static Verdict binlogRetention(Subject subject) {
        return Verdict.on(
                subject.donorServer().flatMap(BinlogRetentionCheck::seconds),
                kept -> kept == 0 ? Verdict.passed() : judge(kept, needed(subject)));
    }

    private static Verdict judge(long kept, long needed) {
        return Verdict.foundIf(
                kept < needed,
                () -> Finding.warning(
                                Side.DONOR,
                                "it purges binary logs after %d s, a copy of it may take %d s to catch up from them"
                                        .formatted(kept, needed))
                        .remedy("On the donor: SET GLOBAL binlog_expire_logs_seconds = " + needed * 4 + ";"));
    }

    /** Twice the time of the copy; a donor whose size is not known counts as small. */
    private static long needed(Subject subject) {
        long bytes = subject.donorServer()
                .flatMap(server -> server.details().storage().tablespaces())
                .map(Tablespaces::userBytes)
                .known()
                .orElse(0L);
        return Math.max(LEAST_SECONDS, 2 * bytes / BYTES_PER_SECOND);
    }

    /** 0 for a donor that purges nothing by itself, or has no binary logs. */
    private static Fact<Long> seconds(ServerFacts server) {
        boolean purges = server.variable("log_bin").known().filter("ON"::equals).isPresent()
                && server.variable("binlog_expire_logs_auto_purge")
                        .known()
                        .map("ON"::equals)
                        .orElse(true);
        return purges ? server.variable("binlog_expire_logs_seconds").map(Long::parseLong) : Fact.of(0L);
    }
}

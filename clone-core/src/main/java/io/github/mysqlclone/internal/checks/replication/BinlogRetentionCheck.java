package io.github.mysqlclone.internal.checks.replication;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * The donor's binary logs must outlive the copy's restart, if the copy is to go on from them.
 *
 * <p>How long the copying takes, and so size and bandwidth, does not matter: a copy holds all that the donor had committed by the
 * end of REDO COPY (seen on 9.7.4: rows written throughout 20 s of FILE COPY were in it). What it needs of the logs begins
 * there, in the one that the donor writes at that moment, and is purged as soon as that is full and this old.
 */
public final class BinlogRetentionCheck {

    private BinlogRetentionCheck() {}

    /** Judge the time the donor keeps them by the time that the restart may take. */
    public static Verdict binlogRetention(Subject subject) {
        long restart = subject.spec().timeouts().restart().toSeconds();
        return Verdict.on(
                subject.donorServer().flatMap(BinlogRetentionCheck::seconds),
                kept -> Verdict.foundIf(kept > 0 && kept < restart, () -> tooShort(kept, restart)));
    }

    /** How long it will take is not known, and neither is when somebody purges by hand. */
    private static Finding tooShort(long kept, long restart) {
        return Finding.warning(
                        Side.DONOR,
                        "it purges binary logs after %d s, and the copy, which goes on from where the copying ends, may take %d s to restart"
                                .formatted(kept, restart))
                .remedy("On the donor: SET GLOBAL binlog_expire_logs_seconds = " + restart * 4 + ";");
    }

    /** 0 for a donor that purges nothing by itself, or has no binary logs. */
    private static Fact<Long> seconds(ServerFacts server) {
        boolean purges = server.variable("log_bin").known().filter("ON"::equals).isPresent()
                && server.variable("binlog_expire_logs_auto_purge")
                        .known()
                        .map("ON"::equals)
                        .orElse(true);
        return purges ? server.number("binlog_expire_logs_seconds") : Fact.of(0L);
    }
}

package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How often a server was asked for the progress of a clone, which each look does once. The counters Com_select and the like are not
 * in the Performance Schema (manual, Performance Schema Status Variable Tables).
 */
final class LooksTaken {

    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(200);
    private static final String COUNT = "SELECT COALESCE(SUM(COUNT_STAR), 0)"
            + " FROM performance_schema.events_statements_summary_by_digest"
            + " WHERE DIGEST_TEXT LIKE '%FROM `performance_schema` . `clone_progress`%'";

    private final TestServer server;
    private final long before;

    LooksTaken(TestServer server) throws SQLException {
        this.server = server;
        this.before = count();
    }

    void await(int looks) throws SQLException {
        while (count() - before < looks) {
            LockSupport.parkNanos(BETWEEN_COUNTS.toNanos());
        }
    }

    private long count() throws SQLException {
        return Long.parseLong(server.value(COUNT).orElse("0"));
    }
}

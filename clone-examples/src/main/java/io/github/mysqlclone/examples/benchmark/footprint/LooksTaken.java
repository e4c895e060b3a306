package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How many statements a server has answered: while nobody else asks, each is a look. */
final class LooksTaken {

    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(200);
    private static final String COUNT =
            "SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Com_select'";

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

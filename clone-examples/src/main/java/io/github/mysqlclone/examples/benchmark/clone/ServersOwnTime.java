package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.time.Duration;

/** How long a clone took by the server's own clock. */
record ServersOwnTime(TestServer recipient) {

    Duration ofLastClone() throws SQLException {
        String milliseconds = recipient
                .value("SELECT TIMESTAMPDIFF(MICROSECOND, BEGIN_TIME, END_TIME) DIV 1000"
                        + " FROM performance_schema.clone_status WHERE STATE = 'Completed'")
                .orElseThrow(() -> new SQLException(recipient + " notes no completed clone"));
        return Duration.ofMillis(Long.parseLong(milliseconds));
    }
}

package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.ServerVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of tests in the words of older versions. */
class OwnWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESET BINARY LOGS AND GTIDS | 8.2.0 | RESET BINARY LOGS AND GTIDS",
                "RESET BINARY LOGS AND GTIDS | 8.1.0 | RESET MASTER",
                "SHOW BINARY LOG STATUS | 8.0.30 | SHOW MASTER STATUS",
                "STOP REPLICA | 8.0.22 | STOP REPLICA",
                "STOP REPLICA | 8.0.21 | STOP SLAVE",
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'SOURCE_x', GET_SOURCE_PUBLIC_KEY = 1 | 8.0.23"
                        + " | CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'SOURCE_x', GET_SOURCE_PUBLIC_KEY = 1",
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'SOURCE_x', GET_SOURCE_PUBLIC_KEY = 1 | 8.0.22"
                        + " | CHANGE MASTER TO MASTER_HOST = 'SOURCE_x', GET_MASTER_PUBLIC_KEY = 1",
                "ALTER EVENT e DISABLE ON REPLICA | 8.1.0 | ALTER EVENT e DISABLE ON SLAVE",
                "SET_ANY_DEFINER | 8.2.0 | SET_ANY_DEFINER",
                "SET_ANY_DEFINER | 8.1.0 | SET_USER_ID",
                "SELECT @@skip_replica_start | 8.0.26 | SELECT @@skip_replica_start",
                "SELECT @@skip_replica_start | 8.0.25 | SELECT @@skip_slave_start",
                "log_replica_updates | 8.0.25 | log_slave_updates",
                "replica_skip_errors | 8.0.25 | slave_skip_errors"
            })
    void areThoseOfTheVersion(String statement, String version, String own) {
        assertThat(OwnWords.of(statement, ServerVersion.parse(version))).isEqualTo(own);
    }
}

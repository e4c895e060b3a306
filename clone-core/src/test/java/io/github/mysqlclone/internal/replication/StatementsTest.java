package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerVersion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

    private final ReplicaSetup setup = ReplicaSetup.from(
                    new BinlogCoordinates(Optional.of("bin'log.000003"), 1742, GtidSet.empty(), Optional.empty()))
            .source("10.10.10.10", 3307)
            .account("repl", "it's \\ secret");

    @ParameterizedTest
    @CsvSource({
        "8.0.17, MASTER, SLAVE, SHOW MASTER STATUS",
        "8.0.22, MASTER, SLAVE, SHOW MASTER STATUS",
        "8.0.23, SOURCE, REPLICA, SHOW MASTER STATUS",
        "8.0.42, SOURCE, REPLICA, SHOW MASTER STATUS",
        "8.1.0, SOURCE, REPLICA, SHOW MASTER STATUS",
        "8.2.0, SOURCE, REPLICA, SHOW BINARY LOG STATUS",
        "8.4.6, SOURCE, REPLICA, SHOW BINARY LOG STATUS",
        "9.7.4-2, SOURCE, REPLICA, SHOW BINARY LOG STATUS",
        "26.10.0, SOURCE, REPLICA, SHOW BINARY LOG STATUS"
    })
    void speakTheWordsOfTheVersion(String version, String source, String replica, String binlogStatus) {
        assertThat(ReplicationWords.of(ServerVersion.parse(version)))
                .isEqualTo(new ReplicationWords(source, replica, binlogStatus));
    }

    @Test
    void configureAChannelByGtidInOldWords() {
        assertThat(ChangeSourceStatement.of(setup.plan(), ReplicationWords.of(ServerVersion.parse("8.0.22")), true))
                .isEqualTo("CHANGE MASTER TO MASTER_HOST = '10.10.10.10', MASTER_PORT = 3307, MASTER_USER = 'repl',"
                        + " MASTER_PASSWORD = 'it''s \\\\ secret', MASTER_AUTO_POSITION = 1, MASTER_DELAY = 0,"
                        + " MASTER_SSL = 0, MASTER_SSL_VERIFY_SERVER_CERT = 0, GET_MASTER_PUBLIC_KEY = 0"
                        + " FOR CHANNEL ''");
    }

    @Test
    void configureAChannelByFileInNewWords() {
        ReplicaSetup all = setup.channel("a'b")
                .verifyIdentity("/etc/mysql/ca.pem")
                .retrievePublicKey()
                .delay(Duration.ofHours(1))
                .position(PositionChoice.FILE);

        assertThat(ChangeSourceStatement.of(all.plan(), ReplicationWords.of(ServerVersion.parse("8.4.6")), false))
                .isEqualTo("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '10.10.10.10', SOURCE_PORT = 3307,"
                        + " SOURCE_USER = 'repl', SOURCE_PASSWORD = 'it''s \\\\ secret', SOURCE_AUTO_POSITION = 0,"
                        + " SOURCE_LOG_FILE = 'bin''log.000003', SOURCE_LOG_POS = 1742, SOURCE_DELAY = 3600,"
                        + " SOURCE_SSL = 1, SOURCE_SSL_CA = '/etc/mysql/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT = 1,"
                        + " GET_SOURCE_PUBLIC_KEY = 1 FOR CHANNEL 'a''b'");
    }

    @Test
    void actOnOneChannelOnly() {
        ReplicationWords old = ReplicationWords.of(ServerVersion.parse("8.0.17"));
        ReplicationWords words = ReplicationWords.of(ServerVersion.parse("9.7.4"));

        assertThat(old.showStatus()).isEqualTo("SHOW SLAVE STATUS");
        assertThat(old.both("START", "c")).isEqualTo("START SLAVE FOR CHANNEL 'c'");
        assertThat(old.reset("")).isEqualTo("RESET SLAVE ALL FOR CHANNEL ''");
        assertThat(words.showStatus()).isEqualTo("SHOW REPLICA STATUS");
        assertThat(words.receiver("START", "c")).isEqualTo("START REPLICA IO_THREAD FOR CHANNEL 'c'");
        assertThat(words.applier("STOP", "c")).isEqualTo("STOP REPLICA SQL_THREAD FOR CHANNEL 'c'");
        assertThat(words.applierUntil("SQL_AFTER_GTIDS = ''", "c"))
                .isEqualTo("START REPLICA SQL_THREAD UNTIL SQL_AFTER_GTIDS = '' FOR CHANNEL 'c'");
    }

    @Test
    void dropWhatWasFetchedAndNotApplied() {
        BinlogPosition applied = new BinlogPosition("binlog.000003", 157);

        assertThat(ReplicationWords.of(ServerVersion.parse("8.4.6")).dropFetched("c", true, applied))
                .isEqualTo("RESET REPLICA FOR CHANNEL 'c'");
        assertThat(ReplicationWords.of(ServerVersion.parse("8.0.17")).dropFetched("c", false, applied))
                .isEqualTo("CHANGE MASTER TO MASTER_LOG_FILE = 'binlog.000003', MASTER_LOG_POS = 157 FOR CHANNEL 'c'");
    }

    @Test
    void readTheColumnsOfOldAndNewVersionsAlike() {
        assertThat(ReplicationWords.today("Relay_Master_Log_File")).isEqualTo("relay_source_log_file");
        assertThat(ReplicationWords.today("Seconds_Behind_Master")).isEqualTo("seconds_behind_source");
        assertThat(ReplicationWords.today("Slave_IO_Running")).isEqualTo("replica_io_running");
        assertThat(ReplicationWords.today("Replica_IO_Running")).isEqualTo("replica_io_running");
    }
}

package io.github.mysqlclone.examples.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two blank servers, a donor that is written to without end and whose event fires each second. */
@Tag("full-lane")
class ProvisionReplicaIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Account REPLICATOR = Account.of("replicator", "it's a secret of 32 bytes, so");

    private static ServerSpec blank() {
        return ServerSpec.standard()
                .without("plugin-load-add")
                .without("skip-replica-start")
                .option("event-scheduler", "ON");
    }

    @Test
    void endsWithAReplicaByGtid() throws Exception {
        try (TestServer donor = blank().start();
                TestServer recipient = blank().start()) {
            ReplicaStatus status = walk(donor, recipient);

            assertThat(status.autoPosition()).isTrue();
            assertThat(value(recipient, "SELECT @@gtid_executed LIKE CONCAT('%', @@server_uuid, '%')"))
                    .as("it has transactions of its own")
                    .isEqualTo("0");
        }
    }

    @Test
    void endsWithAReplicaByFileAndPosition() throws Exception {
        ServerSpec withoutGtids = blank().option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF");
        try (TestServer donor = withoutGtids.start();
                TestServer recipient = withoutGtids.start()) {
            assertThat(walk(donor, recipient).autoPosition()).isFalse();
        }
    }

    private static ReplicaStatus walk(TestServer donor, TestServer recipient) throws Exception {
        donor.execute(
                "CREATE DATABASE beat",
                "CREATE TABLE beat.tick (id INT AUTO_INCREMENT PRIMARY KEY, at TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6))",
                "CREATE EVENT beat.each_second ON SCHEDULE EVERY 1 SECOND DO INSERT INTO beat.tick VALUES ()");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (Load load = Load.on(donor);
                PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            ComparisonReport report = new ProvisionReplica(donor.server(), recipient.server(), REPLICATOR, out).run();

            assertThat(report.differences()).isEmpty();
            assertThat(report.tables()).isEqualTo(2);
            staysEqualWhileTheEventFires(donor, recipient);
            load.requireAtWork();
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("The copy goes up to ", "Caught up: ", "compared 2 of 2")
                .doesNotContain("a secret of 32");
        assertThat(value(recipient, "SELECT STATUS FROM information_schema.EVENTS"))
                .isEqualTo("REPLICA_SIDE_DISABLED");
        assertThat(value(recipient, "SELECT CONCAT(@@read_only, @@super_read_only, @@event_scheduler)"))
                .as("the quarantine is over")
                .isEqualTo("00ON");
        return ReplicaStatus.read(recipient.server()).get(0);
    }

    /** If the event fired on the replica, too, its row would be there twice, or the replica would stop. */
    private static void staysEqualWhileTheEventFires(TestServer donor, TestServer recipient) throws SQLException {
        long ticks = Long.parseLong(value(donor, "SELECT COUNT(*) FROM beat.tick"));
        long deadline = System.nanoTime() + SOON.toNanos();
        while (Long.parseLong(value(recipient, "SELECT COUNT(*) FROM beat.tick")) < ticks + 3) {
            assertThat(System.nanoTime()).as("the event's rows arrive").isLessThan(deadline);
        }
        assertThat(DataComparison.of(donor.server(), recipient.server())
                        .atOnePosition(SOON)
                        .compare()
                        .differences())
                .isEmpty();
    }

    private static String value(TestServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    /** A writer that never stops until it is closed. */
    private static final class Load implements AutoCloseable {

        private static final long PAUSE_NANOS = 1_000_000;

        private final TestServer server;
        private final List<SQLException> failures = new ArrayList<>();
        private final Thread thread = new Thread(this::write, "load");
        private volatile boolean ended;

        private Load(TestServer server) {
            this.server = server;
        }

        static Load on(TestServer server) throws SQLException {
            server.execute(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(100))");
            Load load = new Load(server);
            load.thread.start();
            return load;
        }

        private void write() {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                while (!ended) {
                    statement.execute("INSERT INTO shop.orders (note) VALUES (UUID())");
                    statement.execute("UPDATE shop.orders SET note = REVERSE(note) WHERE id = LAST_INSERT_ID()");
                    // Else the replica, on the same machine, gets no turn.
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (SQLException e) {
                failures.add(e);
            }
        }

        void requireAtWork() {
            assertThat(thread.isAlive()).as("the writer goes on").isTrue();
        }

        @Override
        public void close() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(failures).isEmpty();
        }
    }
}

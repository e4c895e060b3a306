package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class DataSourceIT {

    /** As a failover URL or a virtual address would, it leads now here and now there. */
    private static final class Alternating extends DriverDataSource {

        private final List<DriverDataSource> servers;
        private final AtomicInteger calls = new AtomicInteger();

        private Alternating(MySqlServer first, MySqlServer second) {
            super(first);
            servers = List.of(new DriverDataSource(first), new DriverDataSource(second));
        }

        @Override
        public Connection getConnection() throws SQLException {
            return servers.get(calls.getAndIncrement() % servers.size()).getConnection();
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refusesADataSourceThatLeadsToTwoServers() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                ClonePair other = ClonePair.create()) {
            Servers.fill(pair.recipient(), "old", 10);
            Servers.fill(other.recipient(), "old", 10);
            MySqlServer alternating =
                    MySqlServer.dataSource(new Alternating(Servers.recipient(pair), Servers.recipient(other)));
            RemoteCloneSpec spec = Servers.replacing(pair);

            DifferentServerException refused =
                    catchThrowableOfType(DifferentServerException.class, () -> Servers.run(spec, alternating));

            assertThat(refused.expectedUuid()).isEqualTo(Sql.value(pair.recipient(), "SELECT @@server_uuid"));
            assertThat(refused.foundUuid()).isEqualTo(Sql.value(other.recipient(), "SELECT @@server_uuid"));
            assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
            assertThat(Servers.rows(other.recipient(), "old")).isEqualTo("10");
        }
    }

    @Test
    void needsNoMoreThanAPoolOfTwoAndReturnsItsConnectionsAsTheyWere() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                SmallPool pool = new SmallPool(new DriverDataSource(Servers.recipient(pair)), 2)) {
            Path directory = Path.of(pair.recipient().workDirectory(), "copy");

            CloneResult result = Servers.run(
                    Servers.fromDonorOf(pair).dataDirectory(directory.toString()), MySqlServer.dataSource(pool));

            assertThat(result.stages()).isNotEmpty();
            assertThat(pool.handedOut()).isZero();
            assertThat(pool.idle()).isNotEmpty().allSatisfy(DataSourceIT::isAsItWasMade);
        }
    }

    private static void isAsItWasMade(Connection connection) throws SQLException {
        assertThat(connection.getNetworkTimeout()).isZero();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT @@SESSION.lock_wait_timeout, @@GLOBAL.lock_wait_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(row.getLong(2));
        }
    }

    /** As a pool for reports may be set up. */
    private static final class Odd extends DriverDataSource {

        private Odd(MySqlServer server) {
            super(server);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION sql_select_limit = 3, max_execution_time = 1, sql_mode = 'ANSI,"
                        + "NO_BACKSLASH_ESCAPES', time_zone = '-11:00', completion_type = 1");
            }
            connection.rollback();
            return connection;
        }
    }

    @Test
    @Tag(Lane.FULL)
    void seesThroughAnOddPoolAndReturnsItsConnectionsAsOdd() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                SmallPool pool = new SmallPool(new Odd(Servers.recipient(pair)), 2)) {
            Servers.fill(pair.recipient(), "shop", 10);
            List<String> odd = oddities(pool);
            Path directory = Path.of(pair.recipient().workDirectory(), "copy");

            Servers.run(
                    Servers.fromDonorOf(pair)
                            .dataDirectory(directory.toString())
                            .prepare(Preparation.nothing().set(CloneSetting.concurrency(2))),
                    MySqlServer.dataSource(pool));

            assertThat(pool.handedOut()).isZero();
            for (Connection connection : pool.idle()) {
                assertThat(oddities(connection)).isEqualTo(odd);
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.isReadOnly()).isTrue();
            }
        }
    }

    private static List<String> oddities(SmallPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return oddities(connection);
        }
    }

    /** All that a session has of its own; the limit on rows is lifted for that by the LIMIT. */
    private static List<String> oddities(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT /*+ SET_VAR(max_execution_time = 0) */"
                        + " CONCAT(VARIABLE_NAME, '=', VARIABLE_VALUE) FROM performance_schema.session_variables"
                        + " WHERE VARIABLE_NAME NOT IN ('timestamp', 'pseudo_thread_id', 'rand_seed1', 'rand_seed2',"
                        + " 'max_execution_time', 'gtid_executed', 'statement_id', 'statement_id', 'last_insert_id')"
                        + " AND VARIABLE_NAME NOT LIKE 'clone%' UNION ALL SELECT VARIABLE_NAME FROM"
                        + " performance_schema.user_variables_by_thread WHERE VARIABLE_VALUE IS NOT NULL AND THREAD_ID ="
                        + " PS_CURRENT_THREAD_ID() ORDER BY 1 LIMIT 10000")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        connection.rollback();
        return found;
    }

    @Test
    void keepsNoLockOnATableItHasCompared() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            for (String schema : List.of("a", "b", "c")) {
                Servers.fill(pair.donor(), schema, 10);
                Servers.fill(pair.recipient(), schema, 10);
            }
            List<String> altered = new ArrayList<>();

            ComparisonReport report = DataComparison.of(
                            MySqlServer.dataSource(new Odd(pair.donor().server())),
                            pair.recipient().server())
                    .onTable((table, done, all) -> {
                        try {
                            pair.donor()
                                    .execute(
                                            "SET SESSION lock_wait_timeout = 5",
                                            "ALTER TABLE " + table.schema() + ".item ADD COLUMN more INT");
                            altered.add(table.schema());
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .compare();

            assertThat(altered).containsExactly("a", "b", "c");
            assertThat(report.tables()).isEqualTo(3);
        }
    }

    /** As one does that routes by tenant, which is the caller's thread's, and fails once on another, if told to. */
    private static final class ByThread extends DriverDataSource {

        private final ThreadLocal<DriverDataSource> tenant;

        private final Thread caller = Thread.currentThread();
        private final AtomicInteger elsewhere = new AtomicInteger();
        private final int failing;

        private ByThread(MySqlServer usual, MySqlServer ofThisThread, int failing) {
            super(usual);
            this.failing = failing;
            DriverDataSource everywhereElse = new DriverDataSource(usual);
            tenant = ThreadLocal.withInitial(() -> everywhereElse);
            tenant.set(new DriverDataSource(ofThisThread));
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread() != caller && elsewhere.incrementAndGet() == failing) {
                throw new SQLException("no connection to spare", "08001");
            }
            return tenant.get().getConnection();
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refusesADataSourceThatLeadsElsewhereOnAnotherThread() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                ClonePair other = ClonePair.create()) {
            Servers.fill(other.recipient(), "old", 10);
            MySqlServer byThread =
                    MySqlServer.dataSource(new ByThread(Servers.recipient(other), Servers.recipient(pair), 0));
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).replaceData();

            DifferentServerException refused =
                    catchThrowableOfType(DifferentServerException.class, () -> Servers.run(spec, byThread));

            assertThat(refused).hasMessageContaining("a DataSource that chooses by thread");
            assertThat(refused.expectedUuid()).isEqualTo(Sql.value(other.recipient(), "SELECT @@server_uuid"));
            assertThat(refused.foundUuid()).isEqualTo(Sql.value(pair.recipient(), "SELECT @@server_uuid"));

            for (int failing = 1; failing <= 4; failing++) {
                MySqlServer failingOnce = MySqlServer.dataSource(
                        new ByThread(Servers.recipient(other), Servers.recipient(pair), failing));
                assertThatThrownBy(() -> Servers.run(spec, failingOnce))
                        .as("connection %d fails", failing)
                        .isInstanceOf(ServerConnectionException.class);
            }
            assertThat(Servers.rows(other.recipient(), "old")).isEqualTo("10");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void replacesARecipientGivenAsAPoolAndReadsTheOutcomeAsTheAccountForAfterwards() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                SmallPool pool = new SmallPool(new DriverDataSource(Servers.recipient(pair)), 2)) {
            Servers.fill(pair.donor(), "shop", 10);
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).serverAfterRestart(Servers.recipient(pair));

            CloneResult result = Servers.run(spec, MySqlServer.dataSource(pool));

            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    /** Nobody can prove beforehand which account a pool uses, so it comes out afterwards: soon, and with the reason. */
    @Test
    @Tag(Lane.FULL)
    void saysThatTheAccountsHaveChangedWhenThePoolsAccountIsGone() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            pair.recipient().execute("CREATE USER only_before IDENTIFIED BY 'p1'", "GRANT ALL ON *.* TO only_before");
            MySqlServer before = Servers.recipient(pair).login("only_before", "p1");
            RemoteCloneSpec spec = Servers.fromDonorOf(pair);
            MySqlServer pool = MySqlServer.dataSource(new DriverDataSource(before));

            CloneOutcomeUnknownException unknown =
                    catchThrowableOfType(CloneOutcomeUnknownException.class, () -> Servers.run(spec, pool));

            assertThat(unknown).hasMessageContaining("its accounts are the donor's");
            assertThat(CloneStatus.read(Servers.recipient(pair)).orElseThrow().identity())
                    .isEqualTo(unknown.identity().orElseThrow());
        }
    }
}

package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
            Path directory = pair.recipient().workDirectory().resolve("copy");

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

    @Test
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

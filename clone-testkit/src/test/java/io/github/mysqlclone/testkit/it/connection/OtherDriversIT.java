package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.verify.DataComparison;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** Through a DataSource a server is reached with whatever driver, pool or wrapper. */
@Tag(Lane.FULL)
class OtherDriversIT {

    private static ClonePair pair;

    @BeforeAll
    static void begin() throws SQLException {
        // Or it writes a file where the build runs.
        System.setProperty("p6spy.config.appender", "com.p6spy.engine.spy.appender.Slf4JLogger");
        pair = ClonePair.create();
        for (TestServer server : new TestServer[] {pair.donor(), pair.recipient()}) {
            Servers.fill(server, "shop", 20);
        }
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private static Set<String> unknown(MySqlServer recipient) {
        try (CloneSession session = Servers.fromDonorOf(pair)
                .replaceData()
                .serverAfterRestart(Servers.recipient(pair))
                .openSession(recipient)) {
            PreflightReport report = session.preflight();
            return report.results().stream()
                    .filter(result -> result.outcome() == Outcome.UNKNOWN)
                    .map(CheckResult::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** All that is asked of a recipient but that it be replaced. */
    private static void works(DataSource dataSource, String name) throws SQLException {
        MySqlServer recipient = MySqlServer.dataSource(dataSource).named(name);
        String directory = pair.recipient().workDirectory() + "/" + name;

        assertThat(unknown(recipient)).isEqualTo(unknown(Servers.recipient(pair)));
        assertThat(Servers.run(Servers.fromDonorOf(pair).dataDirectory(directory), recipient)
                        .stages())
                .isNotEmpty();
        assertThat(DataComparison.of(
                                MySqlServer.dataSource(dataSource), pair.donor().server())
                        .schemas("shop")
                        .compare()
                        .differences())
                .isEmpty();
        assertThat(Sql.value(pair.recipient(), "SELECT STATE FROM performance_schema.clone_status"))
                .isEqualTo("Completed");
    }

    @Test
    void byTheDriverOfMariaDb() throws SQLException {
        TestServer server = pair.recipient();
        MariaDbDataSource dataSource = new MariaDbDataSource("jdbc:mariadb://" + server.host() + ":" + server.port()
                + "/?sslMode=trust&allowPublicKeyRetrieval=true");
        dataSource.setUser(pair.recipientAccount().user());
        dataSource.setPassword(pair.recipientAccount().password().reveal());

        works(dataSource, "mariadb");
    }

    @Test
    void byAPoolOfHikari() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new DriverDataSource(Servers.recipient(pair)));
        config.setMaximumPoolSize(2);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            works(pool, "hikari");
        }
    }

    @Test
    void byAWrapperThatLogs() throws SQLException {
        works(new P6DataSource(new DriverDataSource(Servers.recipient(pair))), "p6spy");
    }
}

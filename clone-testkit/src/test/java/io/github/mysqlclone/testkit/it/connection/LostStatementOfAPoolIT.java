package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real pool whose connections break in the midst of a clone: the server goes on, and the pool gets none back that is odd. */
@Tag(Lane.FULL)
class LostStatementOfAPoolIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ClonePair pair = SlowCloneData.newPair();
    private final NetworkLink link =
            NetworkLink.to(pair.recipient().host(), pair.recipient().port());

    @AfterEach
    void close() {
        link.close();
        pair.close();
    }

    private MySqlServer throughTheLink() {
        return MySqlServer.at(link.host(), link.port()).login(pair.recipientAccount());
    }

    private static HikariDataSource pool(javax.sql.DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        return new HikariDataSource(config);
    }

    private RemoteCloneSpec slowly() throws SQLException {
        return Servers.fromDonorSlowly(pair, 5)
                .requireNoSsl()
                .dataDirectory(pair.recipient().workDirectory() + "/copy");
    }

    @Test
    void isFollowedToItsEndOverNewConnections() throws Exception {
        try (HikariDataSource pool = pool(new ObservedDataSource(throughTheLink(), (method, argument) -> {}))) {
            try (CloneSession session = slowly().openSession(MySqlServer.dataSource(pool))) {
                CloneOperation operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));

                link.sever();
                Servers.hurry(pair);
                CloneResult result = operation.await(SOON).orElseThrow();

                assertThat(result.identity()).isEqualTo(operation.identity().orElseThrow());
                assertThat(Path.of(pair.recipient().workDirectory(), "copy").resolve("mysql.ibd"))
                        .exists();
            }
            assertIsUsable(pool);
        }
    }

    /** Wrappers that are older than {@code abort} have no such method, and others refuse it. */
    @Test
    void isFollowedThoughNothingCanBeBrokenOff() throws Exception {
        try (HikariDataSource pool = pool(new ObservedDataSource(throughTheLink(), (method, argument) -> {
            if (method.equals("abort")) {
                throw new AbstractMethodError("abort");
            }
        }))) {
            try (CloneSession session = slowly().openSession(MySqlServer.dataSource(pool))) {
                CloneOperation operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));

                link.sever();
                Await.until("looks over a new connection", SOON, () -> isSeenToGoOn(operation));
                operation.detach();
                Servers.hurry(pair);

                assertThat(catchThrowableOfType(CloneOutcomeUnknownException.class, () -> operation.await(SOON)))
                        .isNotNull();
            }
            assertIsUsable(pool);
        }
    }

    private static boolean isSeenToGoOn(CloneOperation operation) {
        long before = operation.progress().copiedBytes();
        Await.until("more bytes", SOON, () -> operation.progress().copiedBytes() > before);
        return true;
    }

    private void assertIsUsable(HikariDataSource pool) throws SQLException {
        Await.until(
                "all connections to be back",
                SOON,
                () -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT @@lock_wait_timeout, @@max_execution_time, @@time_zone")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(Sql.value(pair.recipient(), "SELECT @@GLOBAL.lock_wait_timeout"));
            assertThat(row.getString(3)).isEqualTo(Sql.value(pair.recipient(), "SELECT @@GLOBAL.time_zone"));
        }
    }
}

package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A limit on a clone that runs, and what becomes of the settings that were there before. */
@Tag(Lane.FULL)
class BandwidthIT extends OnASlowPair {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicBoolean limited = new AtomicBoolean();

    @Test
    void limitsARunningCloneAndPutsTheSettingBack() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        try (CloneSession session = SlowDirectoryClone.of(pair)
                .openSession(Servers.login(pair.recipient(), pair.recipient().rootAccount()))) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> SlowDirectoryClone.isSlowedDown(operation.progress()));

            operation.limitBandwidth(1, 2);
            assertThat(limits()).containsExactly("1", "2");
            operation.limitBandwidth(0, 0);
            assertThat(limits()).containsExactly("0", "0");
            Servers.hurry(pair);

            assertThat(operation.await(SOON)).isPresent();
            assertThat(limits()).containsExactly("40", "0");
            assertThatIllegalStateException()
                    .isThrownBy(() -> operation.limitBandwidth(1, 1))
                    .withMessageContaining("the copy is over");
        }
    }

    /** SET TIMESTAMP does to a session what a clock that is set back does to all. */
    @Test
    void putsTheSettingBackThoughTheServersClockWasSetBack() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        MySqlServer root = Servers.login(pair.recipient(), pair.recipient().rootAccount());
        MySqlServer recipient = MySqlServer.dataSource(new DriverDataSource(root) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("createStatement") && limited.get()) {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute("SET TIMESTAMP = UNIX_TIMESTAMP(SYSDATE()) - 100");
                                }
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
            }
        });
        try (CloneSession session = SlowDirectoryClone.of(pair).openSession(recipient)) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> SlowDirectoryClone.isSlowedDown(operation.progress()));
            operation.limitBandwidth(1, 2);
            limited.set(true);
            Servers.hurry(pair);
            pair.recipient()
                    .execute("SET GLOBAL clone_max_data_bandwidth = 0", "SET GLOBAL clone_max_network_bandwidth = 0");

            assertThat(operation.await(SOON)).isPresent();
        }
        assertThat(limits()).containsExactly("40", "0");
    }

    @Test
    void doesNotLetACloneLooseThatItLetsGoOf() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        CloneOperation operation;
        try (CloneSession session = SlowDirectoryClone.of(pair)
                .openSession(Servers.login(pair.recipient(), pair.recipient().rootAccount()))) {
            operation = session.start();
            Await.until("the file copy", SOON, () -> SlowDirectoryClone.isSlowedDown(operation.progress()));
            operation.limitBandwidth(1, 0);
            operation.detach();
        }

        assertThat(limits()).containsExactly("1", "0");
        CloneOutcomeUnknownException unknown =
                catchThrowableOfType(CloneOutcomeUnknownException.class, () -> operation.await(SOON));
        assertThat(unknown.leftovers())
                .singleElement()
                .satisfies(leftover ->
                        assertThat(leftover.statement()).contains("SET GLOBAL clone_max_data_bandwidth = 40"));
    }

    @Test
    void saysWhatIsMissingToLimitIt() throws SQLException {
        Account mayOnlyClone = Account.of("may_only_clone", "secret");
        pair.recipient()
                .execute(
                        "CREATE USER may_only_clone IDENTIFIED BY 'secret'",
                        "GRANT BACKUP_ADMIN ON *.* TO may_only_clone",
                        "GRANT SELECT ON performance_schema.clone_status TO may_only_clone",
                        "GRANT SELECT ON performance_schema.clone_progress TO may_only_clone");
        try (CloneSession session =
                SlowDirectoryClone.of(pair).openSession(Servers.login(pair.recipient(), mayOnlyClone))) {
            CloneOperation operation = session.start();

            assertThatExceptionOfType(ServerConnectionException.class)
                    .isThrownBy(() -> operation.limitBandwidth(1, 1))
                    .withMessageContaining("SYSTEM_VARIABLES_ADMIN");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> operation.limitBandwidth(4096, 0))
                    .withMessageContaining("dataMebibytesPerSecond")
                    .withMessageContaining("4096");
            assertThat(operation.progress().state().isFinal()).isFalse();
        }
    }

    private List<String> limits() throws SQLException {
        return Sql.row(
                pair.recipient(), "SELECT @@GLOBAL.clone_max_data_bandwidth, @@GLOBAL.clone_max_network_bandwidth");
    }
}

package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The life of one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {

    static final Duration SOON = Duration.ofSeconds(30);

    private @Nullable TestServer shared;

    abstract BackendUnderTest way();

    /** For tests that leave it as they found it; each other test starts one of its own. */
    private TestServer shared() {
        if (shared == null) {
            shared = way().start(Wish.USUAL);
        }
        return shared;
    }

    @AfterAll
    void closeShared() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    @Test
    @Tag(Lane.FULL)
    void keepsItsPortAndDataOverStopKillAndRestart() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            int port = server.port();
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.orders (id INT PRIMARY KEY)");

            server.execute("INSERT INTO shop.orders VALUES (1)");
            server.stop();
            assertThat(server.isRunning()).isFalse();
            assertThat(server.exitCode()).hasValue(0);

            server.start();
            server.execute("INSERT INTO shop.orders VALUES (2)");
            server.kill();
            assertThat(server.exitCode()).hasValue(137);

            server.start();
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(server.startCount()).isEqualTo(4);
            assertThat(Sql.value(server, "SELECT COUNT(*) FROM shop.orders")).isEqualTo("2");
            assertThat(server.errorLog()).contains("ready for connections").contains("Shutdown complete");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void isReachedWithoutTlsUnlessItInsists() throws SQLException {
        TestServer server = shared();
        assertThat(cipherOf(server.connect())).isEmpty();

        server.execute("SET GLOBAL require_secure_transport = ON");
        try {
            assertThat(cipherOf(server.connect())).isNotEmpty();
            server.awaitRunning(SOON);
        } finally {
            server.execute("SET GLOBAL require_secure_transport = OFF");
        }
    }

    @Test
    void hasAUrlToWhichTlsCanBeAppended() throws SQLException {
        Account root = shared().rootAccount();

        String cipher = cipherOf(DriverManager.getConnection(
                shared().jdbcUrl() + "&sslMode=REQUIRED",
                root.user(),
                root.password().reveal()));

        assertThat(cipher).isNotEmpty();
    }

    private static String cipherOf(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
            rows.next();
            return rows.getString(2);
        }
    }

    @Test
    @Tag(Lane.FULL)
    void cannotBeStartedOnceItIsClosed() {
        TestServer server = way().start(Wish.USUAL);

        server.close();
        server.close();

        assertThat(server.isRunning()).isFalse();
        assertThatIllegalStateException().isThrownBy(server::start).withMessageContaining("closed");
    }

    @Test
    void cannotBeStartedTwice() {
        assertThatIllegalStateException().isThrownBy(shared()::start).withMessageContaining("is running already");
    }

    @Test
    @Tag(Lane.FULL)
    void comesBackAsOftenAsItAsksForARestart() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            for (int restarts = 1; restarts <= 3; restarts++) {
                int expectedStarts = restarts + 1;
                server.execute("RESTART");
                Await.until("start number " + expectedStarts, SOON, () -> server.startCount() == expectedStarts);
                server.awaitRunning(SOON);
            }
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refusesToRestartWithoutASupervisor() throws SQLException {
        try (TestServer server = way().start(Wish.UNSUPERVISED)) {
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> server.execute("RESTART"));

            assertThat(refusal.getErrorCode()).isEqualTo(3707);
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    @Tag(Lane.FULL)
    void keepsPersistedVariables() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.execute("SET PERSIST max_connections = 77");

            server.restart();

            assertThat(Sql.value(server, "SELECT @@max_connections")).isEqualTo("77");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void answersNothingWhilePaused() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.pause();
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> server.awaitRunning(Duration.ZERO))
                    .withMessageContaining("did not take connections");
            assertThat(server.isRunning()).isTrue();

            server.resume();
            server.awaitRunning(SOON);

            server.pause();
            server.stop();
            assertThat(server.exitCode()).hasValue(0);
        }
    }

    @Test
    @Tag(Lane.FULL)
    void saysWhatKeepsItFromBeingConnectedTo() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.execute("ALTER USER CURRENT_USER() ACCOUNT LOCK");

            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(() -> server.awaitRunning(Duration.ZERO))
                    .withMessageContaining("did not take connections")
                    .withMessageContaining("Account is locked");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void takesOptionsWithQuotes() throws SQLException {
        Wish wish = Wish.USUAL
                .option("max-connections", "33")
                .option("init_connect", "SET @greeting = 'a \"b\" #c \\\\ d'");
        try (TestServer server = way().start(wish)) {
            assertThat(Sql.value(server, "SELECT @@max_connections")).isEqualTo("33");
            assertThat(Sql.value(server, "SELECT @@init_connect")).isEqualTo("SET @greeting = 'a \"b\" #c \\\\ d'");
        }
    }

    @Test
    void clonesIntoItsWorkDirectoryOutsideItsData() throws SQLException {
        TestServer server = shared();
        server.execute("CLONE LOCAL DATA DIRECTORY = '" + server.workDirectory() + "/copy'");

        assertThat(server.workDirectory()).startsWith("/");
        assertThat(server.workDirectory().startsWith(server.dataDirectory())).isFalse();
        assertThat(Sql.value(server, "SELECT @@datadir")).isEqualTo(server.dataDirectory() + "/");
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> way().start(Wish.USUAL.option("no_such_option", "1")))
                .withMessageContaining("exit code")
                .withMessageContaining("It says: unknown variable 'no_such_option=1'.");
    }
}

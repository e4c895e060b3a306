package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.JdbcUrl;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that connect as an application does. */
@Tag(Lane.FULL)
@MySqlTest(scripts = "orders-with-account.sql", schema = "shop", user = "app", lifecycle = ServerLifecycle.PER_CLASS)
class ApplicationAccountIT {

    private static final int TABLE_ACCESS_DENIED = 1142;
    private static final int SPECIFIC_ACCESS_DENIED = 1227;

    @Test
    void hasAllRightsOnItsSchema(DataSource shop) throws SQLException {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoices (id INT PRIMARY KEY)");
            statement.execute("DROP TABLE invoices");
            assertThat(first(statement, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
            assertThat(first(statement, "SELECT CURRENT_USER()")).isEqualTo("app@%");
        }
    }

    @Test
    void hasNoneElsewhere(@JdbcUrl String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeQuery("SELECT * FROM mysql.user"))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(TABLE_ACCESS_DENIED));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SET GLOBAL max_connections = 10"))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(SPECIFIC_ACCESS_DENIED));
        }
    }

    @Test
    void keepsTheRightsThatTheDataGivesIt(TestServer server) throws SQLException {
        DataSource asReader = server.dataSource("shop", server.applicationAccount("reader", "shop"));
        try (Connection connection = asReader.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(first(statement, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("DELETE FROM orders"))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(TABLE_ACCESS_DENIED));
        }
    }

    @Test
    void isRefusedWhereTheDataHasItForOtherHostsOnly(TestServer server) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> server.applicationAccount("elsewhere", "shop"))
                .withMessageContaining("10.%")
                .withMessageContaining("Add 'elsewhere'@'%' to the data");
    }

    @Test
    void takesNoOtherSchemaWhoseNameLooksLikeThePattern(TestServer server) throws SQLException {
        server.execute("CREATE DATABASE IF NOT EXISTS a_b", "CREATE DATABASE IF NOT EXISTS axb");
        String url = server.jdbcUrl("", server.applicationAccount("narrow", "a_b"));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("USE a_b");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("USE axb"));
        }
    }

    @Test
    void verifiesTheServerByTheCertificateOfItsAuthority(TestServer server, @TempDir Path folder)
            throws SQLException, GeneralSecurityException, IOException {
        Path store = folder.resolve("authority.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(server.caCertificate().getBytes(StandardCharsets.US_ASCII))));
        try (OutputStream output = Files.newOutputStream(store)) {
            keys.store(output, "password".toCharArray());
        }
        String url = server.jdbcUrl("shop") + "&sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=" + store.toUri()
                + "&trustCertificateKeyStorePassword=password";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(first(statement, "SHOW SESSION STATUS LIKE 'Ssl_cipher'"))
                    .isEqualTo("Ssl_cipher");
        }
    }

    @Nested
    @WithReplica
    @MySqlTest(scripts = "orders-with-account.sql", schema = "shop", user = "app")
    class OnAReplica {

        @Test
        void readsFromTheReplicaAndWritesToTheSource(ClonePair pair, DataSource source, @Recipient DataSource replica)
                throws SQLException {
            assertThat(pair.donor().value("SELECT @@GLOBAL.gtid_executed"))
                    .as("nothing of the account in the binary log")
                    .contains("");
            try (Connection connection = replica.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(first(statement, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("DELETE FROM orders"))
                        .withMessageContaining("read-only");
            }
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM orders");
            }
            assertThat(pair.recipient().value("SELECT @@GLOBAL.super_read_only"))
                    .contains("1");
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package io.github.mysqlclone.testkit;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Reaches a server of the kit: its address, its accounts, and questions to it. As safe for several threads as the server.
 *
 * @since 0.1.0
 */
public interface ServerAccess {

    /**
     * Returns the address at which this JVM reaches the server.
     *
     * @return an IPv4 address of the loopback interface, or the host of a container engine on another machine
     */
    String host();

    /**
     * Returns the port at which this JVM reaches the server, for the classic protocol.
     *
     * @return 1 to 65535, the same for the life of this object
     */
    int port();

    /**
     * Returns the URL for MySQL Connector/J, without user, password or schema.
     *
     * <p>It says {@code sslMode=DISABLED}: TLS takes most of the time of a connection that a test opens; or
     * {@code sslMode=REQUIRED} for a server that was described with {@code require_secure_transport=ON}. Properties may
     * be appended with {@code &}, and win over those that are there, such as {@code &sslMode=REQUIRED} for an account with
     * {@code REQUIRE SSL}, to which the server else says just "Access denied".
     *
     * @return a URL that starts with {@code jdbc:mysql://}
     */
    String jdbcUrl();

    /**
     * Returns a URL that needs nothing else: schema, user and password of {@link #rootAccount()} are in it.
     *
     * @param schema its name; empty for none
     * @return a URL for MySQL Connector/J, to which properties may be appended as to {@link #jdbcUrl()}
     */
    default String jdbcUrl(String schema) {
        return jdbcUrl(schema, rootAccount());
    }

    /**
     * Returns a data source for {@link #rootAccount()}, which makes a new connection for each that is asked for: no pool.
     *
     * @param schema its name; empty for none
     * @return a data source; as safe for several threads as the server
     */
    default DataSource dataSource(String schema) {
        return dataSource(schema, rootAccount());
    }

    /**
     * Returns a URL for an account, which is in it with its password.
     *
     * @param schema its name; empty for none
     * @param account one that may log in, such as an {@link #applicationAccount}
     * @return a URL for MySQL Connector/J, to which properties may be appended as to {@link #jdbcUrl()}
     */
    default String jdbcUrl(String schema, Account account) {
        return new ServerDataSource(this, schema, account).url();
    }

    /**
     * Returns a data source for an account, which makes a new connection for each that is asked for: no pool.
     *
     * @param schema its name; empty for none
     * @param account one that may log in, such as an {@link #applicationAccount}
     * @return a data source; as safe for several threads as the server
     */
    default DataSource dataSource(String schema, Account account) {
        return new ServerDataSource(this, schema, account);
    }

    /**
     * Asks for one value as {@link #rootAccount()}.
     *
     * @param query a statement that gives rows
     * @return the first column of the first row as text; empty if there is no row, or it is NULL
     * @throws SQLException if the server refuses it
     */
    default Optional<String> value(String query) throws SQLException {
        return FirstColumn.of(this, query, 1).stream().findFirst().flatMap(Function.identity());
    }

    /**
     * Asks for a column as {@link #rootAccount()}.
     *
     * @param query a statement that gives rows
     * @return the first column of all rows as text, each empty where it is NULL
     * @throws SQLException if the server refuses it
     */
    default List<Optional<String>> values(String query) throws SQLException {
        return FirstColumn.of(this, query, 0);
    }

    /**
     * Tells whether it has been closed: it never comes back then, and its files are gone.
     *
     * @return true from the beginning of {@link TestServer#close()} on
     */
    boolean isClosed();

    /**
     * Returns the account that may do everything.
     *
     * <p>All servers of the kit have the same one, so that it still works after a clone has replaced the accounts.
     *
     * @return the account, which may log in over TCP
     */
    Account rootAccount();

    /**
     * Makes an application's account as production has it, so that a missing right shows in the test: all rights on one schema,
     * none elsewhere. If the server's data has an account of that name for any host, that one is given: its rights stay, its
     * password becomes the kit's. Nothing of it is in the binary log, and a read-only server is opened for it.
     *
     * @param user 1 to 32 letters, digits, dots, dashes or underscores, not {@code root}
     * @param schema its name, which need not exist yet
     * @return the account; its password is random, the same for one cache of the kit
     * @throws IllegalArgumentException if the user is none of these, or the schema is blank
     * @throws TestkitException if the data has the user for other hosts only, from which this JVM does not come
     * @throws SQLException if the server refuses it
     */
    Account applicationAccount(String user, String schema) throws SQLException;

    /**
     * Returns the certificate of the authority that has signed the server's, for clients that verify it ({@code VERIFY_CA};
     * the name in the server's own certificate is that of no host).
     *
     * @return one or more certificates as PEM text; servers on copies of one template have the same
     * @throws TestkitException if the server does not run, or has none: it was told {@code tls_version=''}, or was built
     *     without a way to make one
     */
    String caCertificate();

    /**
     * Describes this server to the library, for {@link #rootAccount()}.
     *
     * @return a value that holds no connection
     */
    default MySqlServer server() {
        return server(rootAccount());
    }

    /**
     * Describes this server to the library, for another account.
     *
     * @param account one that exists on the server when it is used
     * @return a value that holds no connection, and whose connections use TLS if the server offers it
     */
    default MySqlServer server(Account account) {
        return MySqlServer.at(host(), port()).login(account).property("allowPublicKeyRetrieval", "true");
    }

    /**
     * Connects as {@link #rootAccount()}, without TLS unless the server insists on it.
     *
     * @return a new connection with auto-commit on and no schema chosen; the caller closes it
     * @throws SQLException if the server does not let the account in
     */
    Connection connect() throws SQLException;

    /**
     * Runs statements one after the other on one connection of {@link #rootAccount()}; results are dropped.
     *
     * @param statements any SQL the server takes without parameters, one statement each
     * @throws SQLException the first error, with the later statements not run
     */
    void execute(String... statements) throws SQLException;
}

package io.github.mysqlclone.testkit;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.fault.RestartFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs one MySQL server that belongs to the test.
 *
 * <p>This JVM reaches the server on the loopback interface, where the machine that runs it is this one. Its port stays
 * the same over every stop, kill and restart.
 * Closing it ends the server and removes its files; if the JVM ends first, on its own or by a signal, the same happens.
 *
 * <p>A <em>supervised</em> server is started again whenever it exits with code 16, which is how {@code mysqld} asks for
 * a restart after {@code RESTART} and after a clone that replaced its data. An unsupervised one stays down.
 *
 * <p>Safe for use by several threads. Close may be called at any time. An interrupt ends any wait with a
 * {@link TestkitException} and stays set.
 *
 * @since 0.1.0
 */
public interface TestServer extends AutoCloseable {

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
     * <p>It says {@code sslMode=DISABLED}: TLS takes most of the time of a connection that a test opens. Properties may
     * be appended with {@code &}, and win over those that are there, such as {@code &sslMode=REQUIRED} for an account with
     * {@code REQUIRE SSL}, to which the server else says just "Access denied", or a server with
     * {@code require_secure_transport=ON}.
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
        return new ServerDataSource(this, schema).url();
    }

    /**
     * Returns a data source for {@link #rootAccount()}, which makes a new connection for each that is asked for: no pool.
     *
     * @param schema its name; empty for none
     * @return a data source; as safe for several threads as the server
     */
    default DataSource dataSource(String schema) {
        return new ServerDataSource(this, schema);
    }

    /**
     * Asks for one value as {@link #rootAccount()}.
     *
     * @param query a statement that gives rows
     * @return the first column of the first row as text; empty if there is no row, or it is NULL
     * @throws SQLException if the server refuses it
     */
    default Optional<String> value(String query) throws SQLException {
        return column(query, 1).stream().findFirst().flatMap(Function.identity());
    }

    /**
     * Asks for a column as {@link #rootAccount()}.
     *
     * @param query a statement that gives rows
     * @return the first column of all rows as text, each empty where it is NULL
     * @throws SQLException if the server refuses it
     */
    default List<Optional<String>> values(String query) throws SQLException {
        return column(query, 0);
    }

    private List<Optional<String>> column(String query, int mostRows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(mostRows);
            List<Optional<String>> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(Optional.ofNullable(rows.getString(1)));
                }
            }
            return List.copyOf(values);
        }
    }

    /**
     * Returns the account that may do everything.
     *
     * <p>All servers of the kit have the same one, so that it still works after a clone has replaced the accounts.
     *
     * @return the account, which may log in over TCP
     */
    Account rootAccount();

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

    /**
     * Starts the server and waits until it takes connections, for at most 60 s.
     *
     * @return this server
     * @throws IllegalStateException if the server is running or has been closed
     * @throws TestkitException if the port is taken, or the server exits or is not ready in time; the message ends with
     *     the tail of its error log
     */
    TestServer start();

    /**
     * Shuts the server down cleanly (SIGTERM) and waits for its end, for at most 60 s; a paused server is resumed first.
     * Does nothing if it is not running.
     *
     * @throws TestkitException if it is still there at the end of that time
     */
    void stop();

    /** Ends the server at once, as a crash would (SIGKILL), and waits for that. Does nothing if it is not running. */
    void kill();

    /**
     * Stops the server cleanly, if it runs, and starts it again.
     *
     * @throws TestkitException as {@link #stop()} and {@link #start()}
     */
    default void restart() {
        stop();
        start();
    }

    /**
     * Freezes the server (SIGSTOP): connections stay open and nothing answers.
     *
     * @throws IllegalStateException if the server is not running
     */
    void pause();

    /**
     * Lets a frozen server go on (SIGCONT).
     *
     * @throws IllegalStateException if the server is not running
     */
    void resume();

    /**
     * Orders what goes wrong when the supervisor starts this server again the next time. That ends the order; a start by
     * {@link #start()} or {@link #restart()} does not.
     *
     * @param fault what is to go wrong, in place of what was ordered before
     * @throws IllegalStateException if the server is not supervised
     */
    void onNextRestart(RestartFault fault);

    /**
     * Tells whether the server's process is there, paused or about to be started again by its supervisor included.
     *
     * @return true until the process has ended for good
     */
    boolean isRunning();

    /**
     * Waits until the server takes connections.
     *
     * @param atMost how long to wait; zero looks once
     * @throws TestkitException if the server ends for good before that, or the time is up; the message ends with the
     *     tail of its error log
     */
    void awaitRunning(Duration atMost);

    /**
     * Waits until the server has ended for good: exits that its supervisor answers with a new start do not count.
     *
     * @param atMost how long to wait; zero looks once
     * @return the exit code of the last process
     * @throws IllegalStateException if the server was never started
     * @throws TestkitException if it is still there at the end of that time
     */
    int awaitExit(Duration atMost);

    /**
     * Returns the exit code with which the server ended for good.
     *
     * @return empty while it runs and before the first start; 128 plus the number of the signal after one that ended it
     *     at once, so 137 after {@link #kill()}
     */
    OptionalInt exitCode();

    /**
     * Counts how often the server has been started, by {@link #start()} and by its supervisor.
     *
     * @return 0 or more
     */
    int startCount();

    /**
     * Tells whether the server is started again when it exits with code 16.
     *
     * @return true if it is
     */
    boolean isSupervised();

    /**
     * Returns who starts this server again after a replace clone, for the library's
     * {@link io.github.mysqlclone.RemoteCloneSpec#restartStrategy}: its supervisor, or where it has none {@link #start()}.
     * Should the server not come back, the library's exception has its exit code and the end of its error log.
     *
     * @return a strategy that holds no connection
     */
    default RestartStrategy restartStrategy() {
        RestartStrategy strategy = isSupervised()
                ? RestartStrategy.supervised()
                : RestartStrategy.callback(recipient -> {
                    awaitExit(Duration.ofSeconds(10));
                    start();
                });
        return strategy.explainedBy(recipient -> ServerExit.of(exitCode(), errorLog()));
    }

    /**
     * Returns the whole error log as it stands now, over all starts.
     *
     * @return the text, empty if nothing was written
     */
    String errorLog();

    /**
     * Returns the server's data directory, on the server's file system.
     *
     * @return an absolute path
     */
    Path dataDirectory();

    /**
     * Returns a directory, on the server's file system, in which the server may create files and directories, such as
     * the target of a clone. It is removed with the server.
     *
     * @return an absolute path, outside the data directory
     */
    Path workDirectory();

    /** Ends the server and removes what it left on disk. Does nothing the second time. */
    @Override
    void close();
}

package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one known server: short answers, masked exceptions, and all it changed put back at its close
 * if a pool has it afterwards.
 *
 * <p>Not thread-safe but for {@link #abort()}.
 */
public final class ServerConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerConnection.class);

    private final MySqlServer server;
    private final Connection connection;
    private final SecretMask mask;
    private final Map<String, String> greeting;
    private final ServerIdentity identity;
    private final OpenConnections others;
    private final Deque<Undo> undo = new ArrayDeque<>();

    /** Puts one thing back before the connection goes back to its pool. */
    @FunctionalInterface
    private interface Undo {
        void run() throws SQLException;
    }

    /** How it begins: the limits it keeps, and what it does first. */
    record Opening(NetworkLimits limits, Greeting greeting) {}

    ServerConnection(
            MySqlServer server, Connection connection, SecretMask mask, Opening opening, OpenConnections others)
            throws SQLException {
        this.server = server;
        this.connection = connection;
        this.mask = mask;
        this.others = others;
        this.greeting = greet(opening);
        this.identity = ServerIdentity.of(greeting);
    }

    /** The first answer; a connection that does not give it goes back as it came. */
    private Map<String, String> greet(Opening opening) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            undo.push(() -> connection.setNetworkTimeout(Runnable::run, before));
            networkTimeout(opening.limits().query());
            Optional<SQLException> refused = opening.greeting() == Greeting.BRIEF ? Optional.empty() : makeNeutral();
            Map<String, String> answer =
                    opening.greeting() == Greeting.ALL_VARIABLES ? variables(ServerIdentity.ALL_VARIABLES) : who();
            if (refused.isPresent() && ServerIdentity.of(answer).flavour().hasClonePlugin()) {
                throw refused.get();
            }
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Returns what the server objects to; one that is not MySQL's may, and is to be told apart all the same. */
    private Optional<SQLException> makeNeutral() throws SQLException {
        if (isBorrowed()) {
            borrow();
        }
        try {
            execute(isBorrowed() ? NeutralSession.setAndKeep() : NeutralSession.set());
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0) {
                throw e;
            }
            return Optional.of(e);
        }
        if (isBorrowed()) {
            undo.push(() -> execute(NeutralSession.putBack()));
        }
        return Optional.empty();
    }

    /** What the driver keeps a note of itself. */
    private void borrow() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
            undo.push(() -> connection.setAutoCommit(false));
        }
        if (connection.isReadOnly()) {
            connection.setReadOnly(false);
            undo.push(() -> connection.setReadOnly(true));
        }
    }

    private Map<String, String> who() throws SQLException {
        try {
            return queryFirst(ServerIdentity.QUERY, ServerIdentity::named).orElse(Map.of());
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0) {
                throw e;
            }
            return variables(ServerIdentity.ANYWHERE);
        }
    }

    /** Returns how the server was reached. */
    public MySqlServer server() {
        return server;
    }

    /** Returns who answered. */
    public ServerIdentity identity() {
        return identity;
    }

    /** Returns the global variables that were read when it was opened, names in lower case. */
    public Map<String, String> greeting() {
        return Collections.unmodifiableMap(greeting);
    }

    /** Limit how long each answer from now on may take; zero takes the limit away. */
    public void networkTimeout(Duration limit) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
        } catch (SQLException | RuntimeException | Error e) {
            throw masked(e);
        }
    }

    /**
     * Returns what a driver or a wrapper around one threw, as if it had kept to JDBC, and without passwords. An Error, too: a
     * wrapper may lack a method or a class, and its text may quote a statement.
     */
    public SQLException masked(Throwable thrown) {
        return mask.mask(
                thrown instanceof SQLException exception
                        ? exception
                        : new SQLException("Failed unexpectedly: " + thrown, thrown));
    }

    /** Run a query and map its rows. */
    public <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A driver or pool may have a limit of its own, and would cut the rest off without a word.
            statement.setMaxRows(0);
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return values;
            }
        } catch (SQLException | RuntimeException | Error e) {
            throw masked(e);
        }
    }

    /** Run a query and map its first row; empty without one. */
    public <T> Optional<T> queryFirst(String sql, RowMapper<T> mapper) throws SQLException {
        return query(sql, mapper).stream().findFirst();
    }

    /** Run a SHOW VARIABLES or SHOW STATUS and return name and value of each row, names in lower case. */
    public Map<String, String> variables(String sql) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        query(
                        sql,
                        row -> Map.entry(
                                row.getString(1),
                                Optional.ofNullable(row.getString(2)).orElse("")))
                .forEach(entry -> variables.put(entry.getKey().toLowerCase(java.util.Locale.ROOT), entry.getValue()));
        return variables;
    }

    /** Run a statement as it is: never prepared, which CLONE is not able to be (error 1295). */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The driver would change sql_select_limit for a limit of its own.
            statement.setMaxRows(0);
            // The driver must not look for {…} in a password or a path.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException | RuntimeException | Error e) {
            throw masked(e);
        }
    }

    /** Set a session variable to a number until this connection is closed. */
    public void setSessionVariable(String name, long value) throws SQLException {
        if (isBorrowed()) {
            long before = queryFirst("SELECT @@SESSION." + name, row -> row.getLong(1))
                    .orElseThrow();
            undo.push(() -> execute("SET SESSION " + name + " = " + before));
        }
        execute("SET SESSION " + name + " = " + value);
    }

    /** Set the session's sql_mode, words with commas between them, until this connection is closed. */
    public void setSqlMode(String mode) throws SQLException {
        if (isBorrowed()) {
            String before = queryFirst("SELECT @@SESSION.sql_mode", row -> row.getString(1))
                    .orElseThrow();
            undo.push(() -> execute("SET SESSION sql_mode = '" + before + "'"));
        }
        execute("SET SESSION sql_mode = '" + mode + "'");
    }

    /** Begin a transaction that sees the data as they are now, until this connection is closed. */
    public void beginSnapshot() throws SQLException {
        undo.push(() -> execute("ROLLBACK"));
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
    }

    /** Break the connection off at once, from any thread; a call that waits on it fails. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | Error e) {
            // An Error, too: a wrapper that is older than the method has no such method.
            log.debug("Aborting the connection to {} failed", server, masked(e));
        }
    }

    /** Returns whether a pool may have it afterwards; if not, its session ends with it. */
    public boolean isBorrowed() {
        return server.dataSource().isPresent();
    }

    @Override
    public void close() {
        others.remove(connection);
        if (isBorrowed()) {
            putBack();
        }
        try {
            connection.close();
        } catch (SQLException | RuntimeException | Error e) {
            log.debug("Closing the connection to {} failed", server, masked(e));
        }
    }

    private void putBack() {
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                while (!undo.isEmpty()) {
                    undo.pop().run();
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            // As it does on a broken connection. One that is not must not get back into its pool like this.
            log.debug("Putting the session on {} back failed", server, masked(e));
            abort();
        }
    }
}

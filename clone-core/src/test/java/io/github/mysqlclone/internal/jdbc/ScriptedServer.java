package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.server.MySqlServer;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says to each statement what a script wants, for what no server can be made to do: to break off in one moment, or to give the
 * same answer for ever. As far as the script has no word for it, it is a MySQL server with {@link #UUID}.
 */
public final class ScriptedServer implements DataSource {

    public static final String UUID = SampleFacts.RECIPIENT_UUID;

    private static final List<Map<String, Object>> WHO =
            List.of(Rows.row("uuid", UUID, "version", "9.7.4", "comment", ""));

    private static final List<Map<String, Object>> VARIABLES =
            List.of(Rows.row("name", "server_uuid", "value", UUID), Rows.row("name", "version", "value", "9.7.4"));

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final List<Integer> networkTimeouts = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final CountDownLatch anyBrokenOff = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();
    private final Script script;
    private volatile @Nullable Error refusal;

    /** Answers a statement with rows; empty where it has no word for it. */
    @FunctionalInterface
    public interface Script {
        @Nullable
        List<Map<String, Object>> answer(String sql) throws SQLException;

        /** Lets somebody in, or says why not. */
        default void admit() throws SQLException {}

        /** Hears that a connection was broken off by the one who had it. */
        default void brokenOff() {}
    }

    public ScriptedServer(Script script) {
        this.script = script;
    }

    /** Returns all statements, whatever came of them. */
    public List<String> statements() {
        return statements;
    }

    /** Returns how many of the statements begin like this. */
    public long count(String beginning) {
        return statements.stream().filter(sql -> sql.startsWith(beginning)).count();
    }

    /** Returns the limits that were set on its connections, in milliseconds. */
    public List<Integer> networkTimeouts() {
        return networkTimeouts;
    }

    /** Returns how many connections were opened. */
    public int opened() {
        return opened.get();
    }

    /** Returns how often a connection was closed. */
    public int closed() {
        return closed.get();
    }

    /** Returns how often a connection was aborted. */
    public int brokenOff() {
        return brokenOff.get();
    }

    public MySqlServer server() {
        return MySqlServer.dataSource(this);
    }

    public static ConnectionOpener opener() {
        return new ConnectionOpener(
                new NetworkLimits(Duration.ofSeconds(5), Duration.ofSeconds(5)), SecretMask.of(Stream.empty()));
    }

    /** Tells whether a statement asks which server this is. */
    public static boolean asksWho(String sql) {
        return sql.equals(ServerIdentity.QUERY);
    }

    /** Opens a connection as the library does. */
    public ServerConnection open() {
        return opener().open(server());
    }

    private List<Map<String, Object>> answer(String sql) throws SQLException {
        statements.add(sql);
        @Nullable List<Map<String, Object>> scripted = script.answer(sql);
        if (scripted != null) {
            return scripted;
        }
        if (sql.equals(ServerIdentity.ALL_VARIABLES)) {
            return VARIABLES;
        }
        return sql.equals(ServerIdentity.QUERY) || sql.equals(CallersConnection.QUERY) ? WHO : List.of();
    }

    @Override
    public Connection getConnection() throws SQLException {
        script.admit();
        opened.incrementAndGet();
        AtomicInteger aborts = new AtomicInteger();
        return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "createStatement" -> statement(aborts);
            case "getAutoCommit" -> true;
            case "isClosed" -> aborts.get() > 0;
            case "abort" -> breakOff(aborts);
            case "setNetworkTimeout" -> networkTimeouts.add((Integer) arguments[1]);
            case "close" -> closed.incrementAndGet();
            default -> nothing(method.getReturnType());
        });
    }

    /** Lets every abort fail like this. */
    public void refuseToBreakOff(Error error) {
        refusal = error;
    }

    private int breakOff(AtomicInteger aborts) {
        Error refused = refusal;
        if (refused != null) {
            throw refused;
        }
        aborts.incrementAndGet();
        script.brokenOff();
        anyBrokenOff.countDown();
        return brokenOff.incrementAndGet();
    }

    /** Ends the silence of a script without breaking anything off. */
    public void letGo() {
        anyBrokenOff.countDown();
    }

    /** For a script: says nothing until a connection is broken off. */
    public SQLException silence() {
        try {
            anyBrokenOff.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SQLException("Communications link failure", "08S01", 0);
    }

    private Statement statement(AtomicInteger aborts) {
        return proxy(Statement.class, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return nothing(method.getReturnType());
            }
            if (aborts.get() > 0) {
                throw new SQLException("No operations allowed after connection closed.", "08003", 0);
            }
            List<Map<String, Object>> rows = answer(String.valueOf(arguments[0]));
            return method.getReturnType() == ResultSet.class ? Rows.of(rows) : (Object) false;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(ScriptedServer.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

package io.github.mysqlclone.testkit.it.wishes;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets something happen right before a connection is opened, or before a statement is sent: once, and for certain then. */
final class HookedDataSource extends DriverDataSource {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicBoolean happened = new AtomicBoolean();
    private volatile int atConnection;
    private volatile String atStatement = "-";
    private volatile Runnable action = () -> {};

    HookedDataSource(MySqlServer server) {
        super(server);
    }

    void atConnection(int number, Runnable newAction) {
        atConnection = number;
        action = newAction;
    }

    void atStatement(String beginning, Runnable newAction) {
        atStatement = beginning;
        action = newAction;
    }

    boolean hasHappened() {
        return happened.get();
    }

    private void happen() {
        if (happened.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (opened.incrementAndGet() == atConnection) {
            happen();
        }
        return hooked(Connection.class, super.getConnection());
    }

    private <T> T hooked(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String sql && sql.startsWith(atStatement)) {
                        happen();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getName().equals("createStatement")
                                ? hooked(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}

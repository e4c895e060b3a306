package io.github.mysqlclone.testkit.it.replace;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A pool as some are: what goes wrong comes out unchecked, and what watches its statements may fail itself. */
final class WrappedDataSource extends DriverDataSource {

    /** Says what fails before a statement is sent. */
    interface Watcher {
        void before(String sql);
    }

    private final Watcher watcher;

    WrappedDataSource(MySqlServer server, Watcher watcher) {
        super(server);
        this.watcher = watcher;
    }

    @Override
    public Connection getConnection() {
        try {
            return wrapped(Connection.class, super.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("the pool has no connection", e);
        }
    }

    private <T> T wrapped(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && arguments[0] instanceof String sql) {
                        watcher.before(sql);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getName().equals("createStatement")
                                ? wrapped(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw new IllegalStateException("the pool's own exception", e.getTargetException());
                    }
                }));
    }
}

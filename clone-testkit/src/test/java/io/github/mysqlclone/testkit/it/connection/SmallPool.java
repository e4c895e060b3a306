package io.github.mysqlclone.testkit.it.connection;

import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A pool that resets nothing, so that what a borrower leaves behind can be seen. */
final class SmallPool extends DriverDataSource implements AutoCloseable {

    private final DriverDataSource source;
    private final int size;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    SmallPool(DriverDataSource source, int size) {
        super(source);
        this.source = source;
        this.size = size;
        this.permits = new Semaphore(size);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!permits.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("all " + size + " connections are in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
        Connection physical = idle.poll();
        try {
            return borrowed(physical != null && physical.isValid(5) ? physical : source.getConnection());
        } catch (SQLException e) {
            permits.release();
            throw e;
        }
    }

    private Connection borrowed(Connection physical) {
        boolean[] returned = {false};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!returned[0]) {
                            returned[0] = true;
                            if (!physical.isClosed()) { // as pools do with what was broken off
                                idle.push(physical);
                            }
                            permits.release();
                        }
                        return null;
                    }
                    return invoke(physical, method, arguments);
                });
    }

    private static @Nullable Object invoke(
            Connection physical, java.lang.reflect.Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(physical, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    int handedOut() {
        return size - permits.availablePermits();
    }

    List<Connection> idle() {
        return new ArrayList<>(idle);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }
}

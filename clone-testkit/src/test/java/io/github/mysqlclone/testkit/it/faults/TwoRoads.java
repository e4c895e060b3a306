package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes one road to a server for a connection that is alone, and another for one beside it: the library's watch opens its
 * connection first, the statement's is the second.
 */
final class TwoRoads extends DriverDataSource {

    private final DriverDataSource other;
    private final AtomicInteger open = new AtomicInteger();

    TwoRoads(MySqlServer forTheFirst, MySqlServer forTheSecond) {
        super(forTheFirst);
        this.other = new DriverDataSource(forTheSecond);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = open.get() == 0 ? super.getConnection() : other.getConnection();
        open.incrementAndGet();
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("close") && closed.compareAndSet(false, true)) {
                            open.decrementAndGet();
                        }
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}

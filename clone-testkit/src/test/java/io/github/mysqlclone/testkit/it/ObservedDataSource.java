package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.MySqlServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Sees each call on its connections and statements before it is made, and may throw in its place. */
public final class ObservedDataSource extends DriverDataSource {

    private final Observer observer;

    /** Is asked before each call. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Sees a call.
         *
         * @param method the name of the method
         * @param argument its first argument, the text of a statement for one; null without one
         * @throws Exception in place of the call
         */
        void before(String method, @Nullable Object argument) throws Exception;
    }

    /** Sees only the texts of statements. */
    public static ObservedDataSource ofStatements(MySqlServer server, java.util.function.Consumer<String> observer) {
        return new ObservedDataSource(server, (method, argument) -> {
            if (method.startsWith("execute") && argument instanceof String sql) {
                observer.accept(sql);
            }
        });
    }

    /** Reaches this server, which must be given by host and port. */
    public ObservedDataSource(MySqlServer server, Observer observer) {
        super(server);
        this.observer = observer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return observed(Connection.class, super.getConnection());
    }

    private <T> T observed(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        observer.before(method.getName(), arguments == null ? null : arguments[0]);
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Statement statement && method.getName().equals("createStatement")
                    ? observed(Statement.class, statement)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}

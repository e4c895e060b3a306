package com.mysql.cj.recording;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes all on to a connection, or to a statement of it, and tells what text it is given to send. */
final class RecordedConnection implements InvocationHandler {

    private static final List<Class<? extends Statement>> STATEMENTS =
            List.of(CallableStatement.class, PreparedStatement.class, Statement.class);

    private final Object target;
    private final String serverVersion;

    private RecordedConnection(Object target, String serverVersion) {
        this.target = target;
        this.serverVersion = serverVersion;
    }

    static Connection of(Connection connection) throws SQLException {
        // As the server said it when it was greeted: nothing is asked.
        String version = connection.getMetaData().getDatabaseProductVersion();
        return proxy(Connection.class, new RecordedConnection(connection, version));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text && isSent(method)) {
            SentTexts.add(text, serverVersion);
        }
        try {
            return recorded(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isSent(Method method) {
        return method.getName().startsWith("execute")
                || method.getName().startsWith("prepare")
                || method.getName().equals("addBatch");
    }

    private @Nullable Object recorded(@Nullable Object result) {
        for (Class<? extends Statement> type : STATEMENTS) {
            if (type.isInstance(result)) {
                return proxy(type, new RecordedConnection(result, serverVersion));
            }
        }
        return result;
    }
}

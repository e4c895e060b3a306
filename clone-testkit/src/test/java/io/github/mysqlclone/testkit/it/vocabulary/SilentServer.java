package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what is sent to a server of a version that is not at hand, and refuses what that version does not know.
 *
 * <p>No server that is at hand can be made to be of another version. What such a server would do is not shown by this: only
 * which words it is given.
 */
final class SilentServer {

    private static final int NO_SUCH_TABLE = 1146;
    private static final int SYNTAX = 1064;

    private final Answers answers;
    private final List<String> unknown = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    SilentServer(String version, String uuid, Vocabulary vocabulary) {
        this.answers = new Answers(ServerVersion.parse(version), uuid, vocabulary);
    }

    MySqlServer reached() {
        return MySqlServer.dataSource(proxy(DataSource.class, (proxy, method, arguments) -> connection()))
                .named(answers.toString());
    }

    /** Returns all statements. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    /** Returns what was said that the version does not know. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    private Connection connection() {
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createStatement" -> statement();
            case "getAutoCommit", "isValid" -> true;
            default -> nothing(method);
        });
    }

    private Statement statement() {
        return proxy(Statement.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "executeQuery" -> rows(answer(String.valueOf(arguments[0])));
            case "execute" -> {
                answer(String.valueOf(arguments[0]));
                yield false;
            }
            default -> nothing(method);
        });
    }

    private List<Map<String, @Nullable String>> answer(String sql) throws SQLException {
        sent.add(sql);
        List<String> problems = new SentStatement(sql, answers.version()).problems(answers.vocabulary());
        if (!problems.isEmpty()) {
            unknown.addAll(problems);
            boolean isTable = problems.get(0).contains("the table");
            throw new SQLException(problems.get(0), "42000", isTable ? NO_SUCH_TABLE : SYNTAX);
        }
        return answers.to(sql);
    }

    private static ResultSet rows(List<Map<String, @Nullable String>> rows) {
        int[] at = {-1};
        return proxy(ResultSet.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "next" -> ++at[0] < rows.size();
            case "getRow" -> at[0] + 1;
            case "getMetaData" -> labels(rows.get(Math.max(0, at[0])));
            case "getString" -> value(rows.get(at[0]), arguments[0]);
            case "getLong" -> Long.parseLong(number(rows.get(at[0]), arguments[0]));
            case "getInt" -> Integer.parseInt(number(rows.get(at[0]), arguments[0]));
            case "getBoolean" -> "1".equals(value(rows.get(at[0]), arguments[0]));
            case "getBigDecimal" -> new BigDecimal(number(rows.get(at[0]), arguments[0]));
            default -> nothing(method);
        });
    }

    private static ResultSetMetaData labels(Map<String, @Nullable String> row) {
        List<String> labels = List.copyOf(row.keySet());
        return proxy(ResultSetMetaData.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getColumnCount" -> labels.size();
            case "getColumnLabel", "getColumnName" -> labels.get((int) arguments[0] - 1);
            default -> nothing(method);
        });
    }

    private static @Nullable String value(Map<String, @Nullable String> row, Object column) {
        return column instanceof Integer number
                ? new ArrayList<>(row.values()).get(number - 1)
                : row.get(String.valueOf(column));
    }

    private static String number(Map<String, @Nullable String> row, Object column) {
        String value = value(row, column);
        return value == null || value.isEmpty() ? "0" : value;
    }

    private static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

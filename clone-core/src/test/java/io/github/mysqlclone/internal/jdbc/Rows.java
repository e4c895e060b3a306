package io.github.mysqlclone.internal.jdbc;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows of a scripted answer, whose columns have names and an order. */
public final class Rows {

    private Rows() {}

    /** Makes a row of names and values in turn. */
    public static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    static ResultSet of(List<Map<String, Object>> rows) {
        AtomicInteger at = new AtomicInteger(-1);
        return (ResultSet) Proxy.newProxyInstance(
                Rows.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (self, method, arguments) -> {
                    if (method.getName().equals("next")) {
                        return at.incrementAndGet() < rows.size();
                    }
                    if (!method.getName().startsWith("get")) {
                        return ScriptedServer.nothing(method.getReturnType());
                    }
                    Map<String, Object> row = rows.get(at.get());
                    Object named = arguments[0] instanceof Integer number
                            ? new ArrayList<>(row.values()).get(number - 1)
                            : row.get(String.valueOf(arguments[0]));
                    if (named == null && method.getName().equals("getString")) {
                        return null;
                    }
                    String value = String.valueOf(named);
                    return switch (method.getName()) {
                        case "getLong" -> Long.parseLong(value);
                        case "getBoolean" -> Boolean.parseBoolean(value);
                        case "getInt" -> Integer.parseInt(value);
                        case "getBigDecimal" -> new BigDecimal(value);
                        default -> value;
                    };
                });
    }
}

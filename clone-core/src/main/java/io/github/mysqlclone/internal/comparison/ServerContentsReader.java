package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.Identifier;
import io.github.mysqlclone.verify.TableName;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what one server holds, as far as a comparison is about it. */
final class ServerContentsReader {

    private static final String USER_SCHEMA = " NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')";

    /** The next value of a counter says nothing of the rows, and moves with rows that were rolled back. */
    private static final Pattern NEXT_VALUE = Pattern.compile(" AUTO_INCREMENT=\\d+");

    private static final String TRIGGER =
            "CONCAT_WS(' ', ACTION_TIMING, EVENT_MANIPULATION, 'ON', EVENT_OBJECT_TABLE, ACTION_ORDER, ACTION_STATEMENT)";

    /** STATUS is left out: on a replica events are off, and that is as it should be. */
    private static final String EVENT = "CONCAT_WS(' ', EVENT_TYPE, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, STARTS,"
            + " ENDS, TIME_ZONE, ON_COMPLETION, EVENT_DEFINITION)";

    private final ServerConnection connection;
    private final ComparisonScope scope;
    private final List<String> unseen = new ArrayList<>();

    ServerContentsReader(ServerConnection connection, ComparisonScope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    ServerContents read() throws SQLException {
        // Definitions are to be quoted alike, and estimates to be of now and not of yesterday.
        connection.setSqlMode("");
        connection.setSessionVariable("sql_quote_show_create", 1);
        connection.setSessionVariable("information_schema_stats_expiry", 0);
        unseen.addAll(new Sight(Grants.of(connection), scope).unseen());
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject listed : tablesAndViews()) {
            objects.add(defined(listed, 2));
        }
        for (ObjectKind kind : List.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE)) {
            String ofKind = " AND ROUTINE_TYPE = '" + kind.word().toUpperCase(Locale.ROOT) + "'";
            for (SchemaObject listed : others(kind, "ROUTINE", "''", "ROUTINES", ofKind)) {
                objects.add(defined(listed, 3));
            }
        }
        objects.addAll(others(ObjectKind.TRIGGER, "TRIGGER", TRIGGER, "TRIGGERS", ""));
        objects.addAll(others(ObjectKind.EVENT, "EVENT", EVENT, "EVENTS", ""));
        return ServerContents.of(schemas(), objects, unseen);
    }

    private Map<String, String> schemas() throws SQLException {
        Map<String, String> schemas = new TreeMap<>();
        for (String schema : connection.query(
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME" + USER_SCHEMA,
                row -> row.getString(1))) {
            if (scope.includes(schema)) {
                schemas.put(schema, shown("SHOW CREATE DATABASE " + Identifier.of(schema), 2));
            }
        }
        return schemas;
    }

    private List<SchemaObject> tablesAndViews() throws SQLException {
        List<SchemaObject> all = connection.query(
                "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA" + USER_SCHEMA,
                ServerContentsReader::listed);
        return all.stream().filter(this::isWanted).toList();
    }

    private static SchemaObject listed(ResultSet row) throws SQLException {
        boolean view = "VIEW".equals(row.getString(3));
        return new SchemaObject(
                view ? ObjectKind.VIEW : ObjectKind.TABLE,
                new TableName(row.getString(1), row.getString(2)),
                "",
                Optional.ofNullable(row.getString(4)).orElse(""),
                row.getLong(5));
    }

    private boolean isWanted(SchemaObject object) {
        return scope.includes(object.name().schema()) && !scope.ignored().contains(object.name());
    }

    private SchemaObject defined(SchemaObject listed, int column) throws SQLException {
        String text = shown("SHOW CREATE " + listed.kind().word() + " " + Identifier.of(listed.name()), column);
        if (text.isEmpty()) {
            // A routine that the account may run but not look into.
            unseen.add("the definition of " + listed.kind().word() + " " + listed.name() + " (SHOW_ROUTINE)");
        }
        return new SchemaObject(
                listed.kind(),
                listed.name(),
                NEXT_VALUE.matcher(text).replaceAll(""),
                listed.engine(),
                listed.estimatedRows());
    }

    private String shown(String statement, int column) throws SQLException {
        return connection
                .queryFirst(
                        statement,
                        row -> Optional.ofNullable(row.getString(column)).orElse(""))
                .orElse("");
    }

    private List<SchemaObject> others(
            ObjectKind kind, String columns, String definition, String table, String condition) throws SQLException {
        return connection
                .query(
                        "SELECT " + columns + "_SCHEMA, " + columns + "_NAME, " + definition
                                + " FROM information_schema." + table + " WHERE " + columns + "_SCHEMA" + USER_SCHEMA
                                + condition + withoutIgnored(kind),
                        row -> new SchemaObject(
                                kind,
                                new TableName(row.getString(1), row.getString(2)),
                                Optional.ofNullable(row.getString(3)).orElse(""),
                                "",
                                0))
                .stream()
                .filter(object -> scope.includes(object.name().schema()))
                .toList();
    }

    /** A trigger goes with its table. */
    private String withoutIgnored(ObjectKind kind) {
        if (kind != ObjectKind.TRIGGER || scope.ignored().isEmpty()) {
            return "";
        }
        return scope.ignored().stream()
                .map(table -> "(" + hexadecimal(table.schema()) + ", " + hexadecimal(table.name()) + ")")
                .collect(Collectors.joining(", ", " AND (EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE) NOT IN (", ")"));
    }

    /** How a literal in quotes is read depends on the session. */
    private static String hexadecimal(String text) {
        return "_utf8mb4 0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

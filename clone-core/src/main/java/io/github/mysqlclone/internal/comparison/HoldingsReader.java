package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.Identifier;
import io.github.mysqlclone.verify.ComparisonScope;
import io.github.mysqlclone.verify.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what one server holds, as far as a comparison is about it. */
final class HoldingsReader {

    private static final String USER_SCHEMA =
            " NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys', 'ndbinfo')";

    /** The next value of a counter says nothing of the rows, and moves with rows that were rolled back. */
    private static final Pattern NEXT_VALUE = Pattern.compile(" AUTO_INCREMENT=\\d+");

    private final ServerConnection connection;
    private final ComparisonScope scope;

    HoldingsReader(ServerConnection connection, ComparisonScope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    Holdings read() throws SQLException {
        TreeSet<String> schemas = new TreeSet<>(connection.query(
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME" + USER_SCHEMA,
                row -> row.getString(1)));
        schemas.removeIf(schema -> !scope.includes(schema));
        List<DataObject> objects = new ArrayList<>();
        for (DataObject listed : tablesAndViews()) {
            objects.add(defined(listed));
        }
        objects.addAll(others(
                ObjectKind.ROUTINE,
                "ROUTINE_SCHEMA",
                "ROUTINE_NAME",
                "CONCAT_WS(' ', ROUTINE_TYPE, DTD_IDENTIFIER, ROUTINE_DEFINITION)",
                "ROUTINES"));
        objects.addAll(others(
                ObjectKind.TRIGGER,
                "TRIGGER_SCHEMA",
                "TRIGGER_NAME",
                "CONCAT_WS(' ', ACTION_TIMING, EVENT_MANIPULATION, 'ON', EVENT_OBJECT_TABLE, ACTION_STATEMENT)",
                "TRIGGERS"));
        // STATUS is left out: on a replica events are off, and that is as it should be.
        objects.addAll(others(
                ObjectKind.EVENT,
                "EVENT_SCHEMA",
                "EVENT_NAME",
                "CONCAT_WS(' ', EVENT_TYPE, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, EVENT_DEFINITION)",
                "EVENTS"));
        return Holdings.of(schemas, objects);
    }

    private List<DataObject> tablesAndViews() throws SQLException {
        List<DataObject> all = connection.query(
                "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA" + USER_SCHEMA,
                HoldingsReader::listed);
        return all.stream().filter(this::isWanted).toList();
    }

    private static DataObject listed(ResultSet row) throws SQLException {
        boolean view = "VIEW".equals(row.getString(3));
        return new DataObject(
                view ? ObjectKind.VIEW : ObjectKind.TABLE,
                new TableName(row.getString(1), row.getString(2)),
                "",
                Optional.ofNullable(row.getString(4)).orElse(""),
                row.getLong(5));
    }

    private boolean isWanted(DataObject object) {
        return scope.includes(object.name().schema()) && !scope.ignored().contains(object.name());
    }

    private DataObject defined(DataObject listed) throws SQLException {
        String text = connection
                .queryFirst(
                        "SHOW CREATE " + listed.kind().word() + " " + Identifier.of(listed.name()),
                        row -> row.getString(2))
                .orElse("");
        return new DataObject(
                listed.kind(),
                listed.name(),
                NEXT_VALUE.matcher(text).replaceAll(""),
                listed.engine(),
                listed.estimatedRows());
    }

    private List<DataObject> others(ObjectKind kind, String schema, String name, String definition, String table)
            throws SQLException {
        return connection
                .query(
                        "SELECT " + schema + ", " + name + ", " + definition + " FROM information_schema." + table
                                + " WHERE " + schema + USER_SCHEMA,
                        row -> new DataObject(
                                kind,
                                new TableName(row.getString(1), row.getString(2)),
                                Optional.ofNullable(row.getString(3)).orElse(""),
                                "",
                                0))
                .stream()
                .filter(this::isWanted)
                .toList();
    }
}

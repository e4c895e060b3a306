package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads which schemas and tables of users a server holds, as far as the account sees them. */
public final class UserDataReader {

    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "mysql", "performance_schema", "sys");

    private static final String SCHEMAS = "SELECT s.SCHEMA_NAME, COUNT(t.TABLE_NAME),"
            + " COALESCE(SUM(t.DATA_LENGTH + t.INDEX_LENGTH), 0) FROM information_schema.SCHEMATA s"
            + " LEFT JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = s.SCHEMA_NAME"
            + " GROUP BY s.SCHEMA_NAME ORDER BY s.SCHEMA_NAME";

    // The dictionary's own tables lie in the tablespace named mysql; what has a file of its own was made by a user.
    private static final String TABLES_IN_SYSTEM_SCHEMAS = "SELECT NAME FROM information_schema.INNODB_TABLESPACES"
            + " WHERE (NAME LIKE 'mysql/%' OR NAME LIKE 'sys/%') AND NAME <> 'sys/sys_config' ORDER BY NAME";

    private UserDataReader() {}

    /** Read it; the grants say whether what is visible is all there is. */
    public static Fact<UserData> read(ServerConnection connection, Fact<Grants> grants) {
        ServerFactReader reader = new ServerFactReader(connection);
        Fact<List<String>> inSystemSchemas = reader.read(
                "user tables in the schemas mysql and sys (needs PROCESS)",
                () -> connection.query(TABLES_IN_SYSTEM_SCHEMAS, row -> row.getString(1)));
        return reader.read("schemas", () -> schemas(connection))
                .map(schemas -> new UserData(schemas, inSystemSchemas, isComplete(connection, grants)));
    }

    private static List<SchemaContent> schemas(ServerConnection connection) throws SQLException {
        return connection
                .query(SCHEMAS, row -> new SchemaContent(row.getString(1), row.getLong(2), row.getLong(3)))
                .stream()
                // Compared here and to the letter: a user may own a schema named MySQL.
                .filter(schema -> !SYSTEM_SCHEMAS.contains(schema.name()))
                .toList();
    }

    private static Fact<Boolean> isComplete(ServerConnection connection, Fact<Grants> grants) {
        return grants.flatMap(known -> {
            if (known.seesEverySchema()) {
                return Fact.of(true);
            }
            String cause = known.partiallyRevoked().isEmpty()
                    ? "has no SHOW DATABASES privilege"
                    : "has partial revokes on " + String.join(", ", known.partiallyRevoked());
            return Fact.unknown("the account used on " + connection.server() + " " + cause
                    + ", so schemas may be hidden from it; grant SHOW DATABASES on *.* to see them all");
        });
    }
}

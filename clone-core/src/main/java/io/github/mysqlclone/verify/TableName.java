package io.github.mysqlclone.verify;

import java.util.Comparator;
import java.util.Objects;

/**
 * Name a table, view or other object within its schema.
 *
 * @param schema the schema
 * @param name the name within it
 * @since 0.1.0
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    /** Require the parts. */
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code schema.name}, without quotes} */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}

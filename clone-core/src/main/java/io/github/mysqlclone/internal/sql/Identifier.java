package io.github.mysqlclone.internal.sql;

import io.github.mysqlclone.verify.TableName;

/** Writes names into statements. */
public final class Identifier {

    private Identifier() {}

    /** Return the name in backticks, which every sql_mode takes for a name. */
    public static String of(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Return schema and name. */
    public static String of(TableName table) {
        return of(table.schema()) + "." + of(table.name());
    }
}

package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.verify.TableName;

/**
 * One object of a schema.
 *
 * @param definition its text, without what is free to differ
 * @param engine a table's engine; empty for anything else
 * @param estimatedRows a table's rows as the server estimates them
 */
record SchemaObject(ObjectKind kind, TableName name, String definition, String engine, long estimatedRows) {

    boolean isInnodb() {
        return engine.equalsIgnoreCase("InnoDB");
    }
}

package io.github.mysqlclone.verify;

/**
 * How closely two servers are compared. Each depth holds the ones before it.
 *
 * @since 0.1.0
 */
public enum ComparisonDepth {
    /** Schemas, tables, views, routines, triggers and events: which there are, and how they are defined. */
    DEFINITIONS,
    /** The number of rows of each table, too. */
    ROW_COUNTS,
    /** A checksum over all rows of each table, too, made by the server's own {@code CHECKSUM TABLE}. */
    CHECKSUMS
}

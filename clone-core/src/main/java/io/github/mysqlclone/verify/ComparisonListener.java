package io.github.mysqlclone.verify;

/**
 * Hear how a comparison gets on.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ComparisonListener {

    /**
     * Hear that a table has been compared; called on the thread that compares.
     *
     * @param table the table
     * @param done how many have been compared, this one included
     * @param total how many there are on both sides
     */
    void onTable(TableName table, int done, int total);
}

package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;

/**
 * A table as applications have them: rows of some 200 bytes and an index of numbers in no order. Who loads a dump builds both
 * anew, row by row; a clone copies their pages.
 */
record IndexedTable(int mebibytes) {

    static final String SCHEMA = "shop";

    private static final int ROWS_OF_A_MEBIBYTE = 4_500;

    /** MySQL's own limit for what is recursive is 1,000. */
    private static final int ROWS_OF_A_PIECE = 900;

    void makeOn(TestServer server) throws SQLException {
        server.execute(
                "CREATE DATABASE " + SCHEMA,
                createTable("piece"),
                createTable("sale"),
                "INSERT INTO " + SCHEMA + ".piece (customer, article, note) WITH RECURSIVE n (i) AS"
                        + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS_OF_A_PIECE + ")"
                        + " SELECT i, HEX(RANDOM_BYTES(60)), HEX(RANDOM_BYTES(30)) FROM n");
        for (int piece = 0; piece < rows() / ROWS_OF_A_PIECE; piece++) {
            server.execute("INSERT INTO " + SCHEMA + ".sale (customer, article, note)"
                    + " SELECT FLOOR(RAND() * 1000000000), article, note FROM " + SCHEMA + ".piece");
        }
        server.execute("DROP TABLE " + SCHEMA + ".piece");
    }

    private static String createTable(String name) {
        return "CREATE TABLE " + SCHEMA + "." + name + " (id INT AUTO_INCREMENT PRIMARY KEY, customer INT NOT NULL,"
                + " article CHAR(120) NOT NULL, note CHAR(60) NOT NULL, KEY (customer))";
    }

    int rows() {
        return mebibytes * ROWS_OF_A_MEBIBYTE;
    }

    /** Makes sure that a copy has all rows, which takes as long as counting them. */
    void requireOn(TestServer copy) throws SQLException {
        FilledPair.requireRows(copy, SCHEMA + ".sale", rows());
    }
}

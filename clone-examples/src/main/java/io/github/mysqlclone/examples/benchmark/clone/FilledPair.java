package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;

/** A donor with so many MiB in one table, and a recipient that lists it. */
public record FilledPair(ClonePair pair, int mebibytes) implements AutoCloseable {

    public static final String SCHEMA = "bulk";

    private static final int ROWS_OF_A_MEBIBYTE = 128;
    private static final int BYTES_OF_A_ROW = 8_000;

    /** Starts both and fills the donor. */
    public static FilledPair of(int mebibytes) throws SQLException {
        ClonePair pair = ClonePairSpec.standard()
                .both(server -> server.option("innodb_redo_log_capacity", "256M"))
                .start();
        try {
            fill(pair.donor(), mebibytes);
            return new FilledPair(pair, mebibytes);
        } catch (SQLException | RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    /** Makes random bytes once and copies them on: each page differs from its neighbours, which compression sees. */
    public static void fill(TestServer server, int mebibytes) throws SQLException {
        server.execute(
                "CREATE DATABASE " + SCHEMA,
                "CREATE TABLE " + SCHEMA + ".piece (id INT AUTO_INCREMENT PRIMARY KEY, content VARBINARY("
                        + BYTES_OF_A_ROW + ") NOT NULL)",
                "CREATE TABLE " + SCHEMA + ".bytes (id INT AUTO_INCREMENT PRIMARY KEY, content VARBINARY("
                        + BYTES_OF_A_ROW + ") NOT NULL)",
                "INSERT INTO " + SCHEMA + ".piece (content) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                        + " FROM n WHERE i < " + ROWS_OF_A_MEBIBYTE + ") SELECT CONCAT(" + randomBytes(4)
                        + ", REPEAT(" + randomBytes(1) + ", 4)) FROM n");
        for (int mebibyte = 0; mebibyte < mebibytes; mebibyte++) {
            server.execute("INSERT INTO " + SCHEMA + ".bytes (content) SELECT content FROM " + SCHEMA + ".piece");
        }
        server.execute("DROP TABLE " + SCHEMA + ".piece");
    }

    /** Makes sure that a copy has all rows, which takes as long as counting them. */
    public static void requireOn(TestServer copy, int mebibytes) throws SQLException {
        requireRows(copy, SCHEMA + ".bytes", mebibytes * ROWS_OF_A_MEBIBYTE);
    }

    /** Makes sure that a table of a copy has so many rows. */
    public static void requireRows(TestServer copy, String table, int rows) throws SQLException {
        String found = copy.value("SELECT COUNT(*) FROM " + table).orElse("no");
        if (!found.equals(String.valueOf(rows))) {
            throw new IllegalStateException(copy + " has " + found + " rows of " + table + " instead of " + rows);
        }
    }

    /** Lists the donor on the recipient, which the restart after a clone forgets. */
    void listDonor() throws SQLException {
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + pair.donorHostForRecipient() + ":"
                        + pair.donorPortForRecipient() + "'");
    }

    private static String randomBytes(int thousands) {
        return "CONCAT(" + "RANDOM_BYTES(1000), ".repeat(thousands - 1) + "RANDOM_BYTES(1000))";
    }

    @Override
    public void close() {
        pair.close();
    }
}

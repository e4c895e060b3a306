package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.TestServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables of 1000 rows each, as the SQL that {@code mysqldump} would write for them, 50 MB for 200. The same on each run.
 *
 * <p>{@code -Dbenchmark.tables=200} says how many tables.
 */
public record DataSet(Path script, int tables) {

    public static final String SCHEMA = "benchmark";

    private static final int ROWS = 1_000;
    private static final int ROWS_IN_A_STATEMENT = 500;
    private static final int LETTERS_OF_A_NOTE = 230;
    private static final long SEED = 5;

    /** Writes the script, of so many tables where the command line names no number. */
    public static DataSet writeTo(Path script, int usualTables) throws IOException {
        int tables = Integer.getInteger("benchmark.tables", usualTables);
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter writer = Files.newBufferedWriter(script)) {
            writer.write("CREATE DATABASE " + SCHEMA + ";\nUSE " + SCHEMA + ";\n");
            for (int table = 0; table < tables; table++) {
                writer.write("CREATE TABLE t" + table + " (id INT PRIMARY KEY, customer VARCHAR(20) NOT NULL,"
                        + " note VARCHAR(255) NOT NULL, INDEX (customer));\n");
                for (int row = 0; row < ROWS; row += ROWS_IN_A_STATEMENT) {
                    writer.write("INSERT INTO t" + table + " VALUES " + rows(row, random) + ";\n");
                }
            }
        }
        return new DataSet(script, tables);
    }

    private static String rows(int first, SplittableRandom random) {
        return IntStream.range(first, first + ROWS_IN_A_STATEMENT)
                .mapToObj(
                        id -> "(" + id + ",'" + letters(12, random) + "','" + letters(LETTERS_OF_A_NOTE, random) + "')")
                .collect(Collectors.joining(","));
    }

    private static String letters(int count, SplittableRandom random) {
        StringBuilder text = new StringBuilder(count);
        for (int letter = 0; letter < count; letter++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** Reads from the last table: whoever sees all its rows has the whole data set. */
    public void requireOn(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + SCHEMA + ".t" + (tables - 1))) {
            row.next();
            if (row.getInt(1) != ROWS) {
                throw new IllegalStateException(server + " has " + row.getInt(1) + " rows in its last table");
            }
        }
    }

    /** Returns how much it is. */
    public String describe() throws IOException {
        return tables + " tables, " + tables * ROWS + " rows, " + Files.size(script) / 1_000_000 + " MB of SQL";
    }
}

package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The statements of a file, run one after the other on one connection. */
record SqlScript(String name, String text) implements Population {

    private static final int SHOWN = 500;

    static SqlScript of(Path file) {
        try {
            return new SqlScript(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new TestkitException("Cannot read the SQL file " + file.toAbsolutePath() + ": " + e, e);
        }
    }

    static SqlScript of(Class<?> beside, String name) {
        try (InputStream input = beside.getResourceAsStream(name)) {
            if (input == null) {
                throw new TestkitException("There is no resource " + name + " beside " + beside.getName()
                        + ". A name with a leading / starts from the root of the class path.");
            }
            return new SqlScript(name, new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TestkitException(
                    "Cannot read the resource " + name + " beside " + beside.getName() + ": " + e, e);
        }
    }

    @Override
    public String origin() {
        return "script";
    }

    @Override
    public String version() {
        return text;
    }

    @Override
    public void populate(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // or the driver would read braces as its own
            for (SqlStatement sql : SqlSplitter.split(text)) {
                run(sql, statement);
            }
        }
    }

    private void run(SqlStatement sql, Statement statement) {
        try {
            statement.execute(sql.text());
        } catch (SQLException e) {
            throw new TestkitException(
                    name + ", line " + sql.line() + ": error " + e.getErrorCode() + ", " + e.getMessage()
                            + "\nThe statement: " + shown(sql.text()),
                    e);
        }
    }

    private static String shown(String sql) {
        return sql.length() <= SHOWN ? sql : sql.substring(0, SHOWN) + "... (" + sql.length() + " characters)";
    }

    @Override
    public String toString() {
        return name;
    }
}

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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements of a file, run one after the other on one connection. */
record SqlScript(String name, String text) implements Population {

    private static final int SHOWN = 500;
    private static final int SHOWN_VALUES = 5;
    private static final Logger LOGGER = LoggerFactory.getLogger(SqlScript.class);

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
            List<SqlStatement> statements = SqlSplitter.split(text);
            changingValues(statements).ifPresent(LOGGER::warn);
            for (SqlStatement sql : statements) {
                run(sql, statement);
            }
        }
    }

    /** Says what in the script is another value each time, and here stays as it is now; empty if nothing is. */
    Optional<String> changingValues(List<SqlStatement> statements) {
        List<String> found = statements.stream()
                .flatMap(sql -> ChangingValues.in(sql.text()).stream().map(name -> name + " in line " + sql.line()))
                .limit(SHOWN_VALUES + 1)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean all = found.size() <= SHOWN_VALUES;
        return Optional.of(name + " takes values from the clock or at random ("
                + String.join(", ", all ? found : found.subList(0, SHOWN_VALUES)) + (all ? "" : " and more")
                + "): in the template they stay as they are now. Give fixed values, or limit the template's age with"
                + " rebuiltAfter(Duration).");
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

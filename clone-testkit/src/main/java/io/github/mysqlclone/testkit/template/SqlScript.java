package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.jdbc.BytewiseDataSource;
import io.github.mysqlclone.testkit.internal.script.ClientCharacterSet;
import io.github.mysqlclone.testkit.internal.script.DumpFilter;
import io.github.mysqlclone.testkit.internal.script.ScriptException;
import io.github.mysqlclone.testkit.internal.script.ScriptSource;
import io.github.mysqlclone.testkit.internal.script.ShownStatement;
import io.github.mysqlclone.testkit.internal.script.SqlSplitter;
import io.github.mysqlclone.testkit.internal.script.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements of a file, run one after the other on one connection, byte by byte as the file has them. */
record SqlScript(ScriptSource source) implements Population {

    private static final Logger LOGGER = LoggerFactory.getLogger(SqlScript.class);

    @Override
    public String origin() {
        return "script";
    }

    @Override
    public String version() {
        return source.hash();
    }

    @Override
    public void populate(DataSource dataSource) throws SQLException {
        boolean isExact = dataSource.isWrapperFor(BytewiseDataSource.class);
        try (Connection connection = isExact
                        ? dataSource.unwrap(BytewiseDataSource.class).connectionForBytes()
                        : dataSource.getConnection();
                Statement statement = connection.createStatement();
                Reader script = source.reader()) {
            statement.setEscapeProcessing(false); // or the driver would read braces as its own
            DumpFilter filter = new DumpFilter();
            ChangingValuesOfScript changing = new ChangingValuesOfScript(source.name());
            SqlSplitter splitter = new SqlSplitter(script, sqlMode(statement));
            Optional<SqlStatement> next = splitter.next();
            while (next.isPresent()) {
                SqlStatement sql = next.get();
                if (!filter.leavesOut(sql)) {
                    changing.lookAt(sql);
                    run(sql, isExact ? sql.bytes() : text(sql), statement);
                }
                next = splitter.next();
            }
            changing.warning().ifPresent(LOGGER::warn);
            filter.leftOut().ifPresent(what -> LOGGER.warn("{}: not taken over: {}", source.name(), what));
        } catch (ScriptException e) {
            throw new TestkitException(source.name() + ", " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TestkitException("Cannot read " + source.name() + ": " + e, e);
        }
    }

    private static String sqlMode(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@SESSION.sql_mode LIMIT 1")) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private String text(SqlStatement sql) {
        return sql.text()
                .orElseThrow(
                        () -> new TestkitException(
                                source.name() + ", line " + sql.line()
                                        + ": the statement is not in UTF-8. Such bytes pass only through the data source that a template gives."));
    }

    private void run(SqlStatement sql, String text, Statement statement) {
        ClientCharacterSet.objectionTo(sql).ifPresent(objection -> {
            throw new TestkitException(source.name() + ", line " + sql.line() + ": " + objection);
        });
        try {
            statement.execute(text);
        } catch (SQLException e) {
            SQLException cause = ShownStatement.causeFor(sql, e);
            throw new TestkitException(
                    source.name() + ", line " + sql.line() + ": error " + e.getErrorCode() + ", " + cause.getMessage()
                            + "." + ScriptAdvice.on(sql, e.getErrorCode()) + "\nThe statement: "
                            + ShownStatement.of(sql),
                    cause);
        }
    }

    @Override
    public String toString() {
        return source.name();
    }
}

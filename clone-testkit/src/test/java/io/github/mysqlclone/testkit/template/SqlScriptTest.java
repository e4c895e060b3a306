package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    private static final int SYNTAX = 1064;

    @TempDir
    private Path folder;

    /** A server that takes no statement, and says of each what MySQL says. */
    private static DataSource refusing(int error) {
        ResultSet sqlMode = stub(ResultSet.class, (method, argument) -> method.equals("next") ? true : "");
        Statement statement = stub(Statement.class, (method, argument) -> switch (method) {
            case "execute" ->
                throw new SQLSyntaxErrorException("check the manual near '" + argument + "' at line 1", "42000", error);
            case "executeQuery" -> sqlMode;
            default -> null;
        });
        Connection connection = stub(Connection.class, (method, argument) -> statement);
        return stub(DataSource.class, (method, argument) -> method.equals("isWrapperFor") ? false : connection);
    }

    /** Answers a call by the name of its method and its only argument. */
    private interface Answer {
        @Nullable
        Object to(String method, Object argument) throws SQLException;
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == void.class
                        ? null
                        : answer.to(method.getName(), arguments == null ? "" : arguments[0])));
    }

    private TestkitException failureOf(String script, int error) throws IOException {
        Population population = Population.script(Files.writeString(folder.resolve("shop.sql"), script));
        return catchThrowableOfType(TestkitException.class, () -> population.populate(refusing(error)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER app IDENTIFIED BY 'geheim' PASWORD EXPIRE;",
                "INSERT INTO customers VALUES ('geheim' 1);"
            })
    void tellsNoSecretAndNoRowInItsStackTraceEither(String script) throws IOException {
        TestkitException failure = failureOf(script, SYNTAX);

        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("shop.sql, line 1: error 1064, check the manual near '...' at line 1")
                .contains("Caused by: java.sql.SQLException: check the manual near '...' at line 1")
                .doesNotContain("geheim");
        assertThat(failure).cause().isInstanceOfSatisfying(SQLException.class, cause -> {
            assertThat(cause.getErrorCode()).isEqualTo(SYNTAX);
            assertThat(cause.getSQLState()).isEqualTo("42000");
        });
    }

    @Test
    void tellsWhatTheServerSaysOfAnyOtherStatement() throws IOException {
        assertThat(failureOf("SELEKT 1;", SYNTAX))
                .hasMessageContaining("near 'SELEKT 1' at line 1")
                .cause()
                .isInstanceOf(SQLSyntaxErrorException.class);
    }

    @Test
    void saysWhatToDoAboutACommandOfTheClient() throws IOException {
        for (String command : List.of("source departments.dump ;", "\\. departments.dump\n;")) {
            assertThat(failureOf(command, SYNTAX))
                    .hasMessageContaining("give the file that it reads as a script of its own");
        }
        assertThat(failureOf("USE shop\nCREATE TABLE t (id INT);", SYNTAX))
                .hasMessageContaining("End the USE with a semicolon");
        assertThat(failureOf("SELECT source FROM t;", SYNTAX)).hasMessageNotContaining("client");
    }

    @Test
    void saysWhatToDoAboutAKeyThatOlderServersTook() throws IOException {
        assertThat(failureOf("ALTER TABLE child ADD FOREIGN KEY (p) REFERENCES parent (k);", 6125))
                .hasMessageContaining("restrict_fk_on_non_standard_key=OFF");
    }
}

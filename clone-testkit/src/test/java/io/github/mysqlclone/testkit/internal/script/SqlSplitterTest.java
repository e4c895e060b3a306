package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlSplitterTest {

    @Test
    void endsStatementsAtTheDelimiterAndKnowsTheirLines() throws IOException {
        assertThat(split("SELECT 1;\n\n  SELECT\n 2 ;SELECT 3"))
                .containsExactly(
                        new SqlStatement("SELECT 1", 1),
                        new SqlStatement("SELECT\n 2", 3),
                        new SqlStatement("SELECT 3", 4));
    }

    @Test
    void seesNoDelimiterInQuotes() throws IOException {
        assertThat(split("SELECT 'a;', \"b;\", `c;`, 'it''s;', 'it\\'s;'; SELECT 2"))
                .extracting(SqlStatement::bytes)
                .containsExactly("SELECT 'a;', \"b;\", `c;`, 'it''s;', 'it\\'s;'", "SELECT 2");
    }

    @Test
    void takesABackslashBetweenBackticksForItself() throws IOException {
        assertThat(split("SELECT 1 AS `\\`; SELECT 2")).hasSize(2);
    }

    @Test
    void leavesCommentsOut() throws IOException {
        assertThat(split("-- one; two\n# three;\n/* four; */\nSELECT 1 -- five;\n, 2;\n-- six"))
                .containsExactly(new SqlStatement("SELECT 1 \n, 2", 4));
    }

    @Test
    void tellsAMinusFromAComment() throws IOException {
        assertThat(split("SELECT 5--2; SELECT 1"))
                .extracting(SqlStatement::bytes)
                .containsExactly("SELECT 5--2", "SELECT 1");
    }

    @Test
    void keepsCommentsThatTheServerRuns() throws IOException {
        assertThat(split("/*!40101 SET NAMES utf8mb4 */;\n/* not this */;SELECT /*+ SET_VAR(x=1) */ 1;"))
                .extracting(SqlStatement::bytes)
                .containsExactly("/*!40101 SET NAMES utf8mb4 */", "SELECT /*+ SET_VAR(x=1) */ 1");
    }

    @Test
    void obeysDelimiterLinesAsAClientDoes() throws IOException {
        String script = """
                DELIMITER ;;
                CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END ;;
                delimiter ;
                SELECT 3;
                """;

        assertThat(split(script))
                .containsExactly(
                        new SqlStatement("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END", 2),
                        new SqlStatement("SELECT 3", 4));
    }

    @Test
    void takesTheWordDelimiterInsideAStatementForAName() throws IOException {
        assertThat(split("SELECT 1 AS\ndelimiter ; SELECT 2")).hasSize(2);
    }

    @Test
    void refusesADelimiterLineWithoutOne() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> split("SELECT 1;\nDELIMITER  \n"))
                .withMessageContaining("line 2");
    }

    @Test
    void findsNothingInAScriptOfCommentsAndBlanks() throws IOException {
        assertThat(split(" ;; \n-- nothing\n/* here */ ;")).isEmpty();
    }

    @Test
    void saysWhereWhatDoesNotEndBegins() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> split("SELECT 1;\nSELECT 'open; \nSELECT 2;"))
                .withMessage("line 2: the text in ' that begins here does not end before the end of the script."
                        + " Close it there.");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> split("SELECT 'open\\"))
                .withMessageContaining("line 1");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> split("\n\nSELECT 1 /* open; "))
                .withMessageContaining("line 3: the comment");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> split("/*"))
                .withMessageContaining("line 1: the comment");
    }

    @Test
    void readsCommentsThatTheServerRunsAsItDoes() throws IOException {
        String trigger = """
                /*!50003 TRIGGER t BEFORE INSERT ON a FOR EACH ROW
                -- it's; no text
                SET NEW.schedule = '*/5 * * * *', NEW.other = "it''s" /* nested; */; SET @x = 1 */""";

        assertThat(split("DELIMITER ;;\n/*!50003 CREATE*/ " + trigger + ";;\nDELIMITER ;\nSELECT 1;"))
                .extracting(SqlStatement::bytes)
                .hasSize(2)
                .first()
                .asString()
                .contains("'*/5 * * * *'")
                .endsWith("SET @x = 1 */");
    }

    @Test
    void takesACommentForABlank() throws IOException {
        assertThat(split("SELECT a/* old */b;DROP/**/TABLE t"))
                .extracting(SqlStatement::bytes)
                .containsExactly("SELECT a b", "DROP TABLE t");
    }

    /** A dump switches to what a trigger was made with, and back. */
    @Test
    void takesBackslashesAsTheSqlModeSaysThatTheScriptSets() throws IOException {
        String script = """
                SET GLOBAL sql_mode = 'no_backslash_escapes';
                SELECT '\\';';
                /*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
                /*!50003 SET sql_mode              = 'ANSI_QUOTES,no_backslash_escapes' */ ;
                SET @inner = @@SESSION.sql_mode;
                SELECT '\\';
                SET sql_mode = @inner;
                SELECT '\\';
                /*!50003 SET sql_mode              = @saved_sql_mode */ ;
                SELECT '\\';';
                """;

        assertThat(split(script))
                .extracting(SqlStatement::bytes)
                .filteredOn(sql -> sql.startsWith("SELECT"))
                .containsExactly("SELECT '\\';'", "SELECT '\\'", "SELECT '\\'", "SELECT '\\';'");
    }

    @Test
    void takesBackslashesAsTheSessionDoesAtTheBeginning() throws IOException {
        SqlSplitter splitter = new SqlSplitter(new StringReader("SELECT '\\'; SELECT 1"), "NO_BACKSLASH_ESCAPES");

        assertThat(splitter.next()).get().extracting(SqlStatement::bytes).isEqualTo("SELECT '\\'");
    }

    @Test
    void holdsOneStatementAtATime() throws IOException {
        SqlSplitter splitter = new SqlSplitter(new EndlessRows(), "");
        for (int row = 0; row < 100_000; row++) {
            assertThat(splitter.next()).get().extracting(SqlStatement::bytes).isEqualTo("INSERT INTO t VALUES ('x')");
        }
    }

    /** A script that does not end. */
    private static final class EndlessRows extends Reader {

        private static final String ROW = "INSERT INTO t VALUES ('x');\n";

        private int at;

        @Override
        public int read(char[] into, int offset, int length) {
            for (int index = 0; index < length; index++) {
                into[offset + index] = ROW.charAt(at++ % ROW.length());
            }
            return length;
        }

        @Override
        public void close() {
            at = 0;
        }
    }

    private static List<SqlStatement> split(String script) throws IOException {
        SqlSplitter splitter = new SqlSplitter(new StringReader(script), "");
        List<SqlStatement> statements = new ArrayList<>();
        Optional<SqlStatement> next = splitter.next();
        while (next.isPresent()) {
            statements.add(next.get());
            next = splitter.next();
        }
        return statements;
    }
}

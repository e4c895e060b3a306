package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SqlSplitterTest {

    @Test
    void endsStatementsAtTheDelimiterAndKnowsTheirLines() {
        assertThat(SqlSplitter.split("SELECT 1;\n\n  SELECT\n 2 ;SELECT 3"))
                .containsExactly(
                        new SqlStatement("SELECT 1", 1),
                        new SqlStatement("SELECT\n 2", 3),
                        new SqlStatement("SELECT 3", 4));
    }

    @Test
    void seesNoDelimiterInQuotes() {
        assertThat(SqlSplitter.split("SELECT 'a;', \"b;\", `c;`, 'it''s;', 'it\\'s;'; SELECT 2"))
                .extracting(SqlStatement::text)
                .containsExactly("SELECT 'a;', \"b;\", `c;`, 'it''s;', 'it\\'s;'", "SELECT 2");
    }

    @Test
    void takesABackslashBetweenBackticksForItself() {
        assertThat(SqlSplitter.split("SELECT 1 AS `\\`; SELECT 2")).hasSize(2);
    }

    @Test
    void leavesCommentsOut() {
        assertThat(SqlSplitter.split("-- one; two\n# three;\n/* four; */\nSELECT 1 -- five;\n, 2;\n-- six"))
                .containsExactly(new SqlStatement("SELECT 1 \n, 2", 4));
    }

    @Test
    void tellsAMinusFromAComment() {
        assertThat(SqlSplitter.split("SELECT 5--2; SELECT 1"))
                .extracting(SqlStatement::text)
                .containsExactly("SELECT 5--2", "SELECT 1");
    }

    @Test
    void keepsCommentsThatTheServerRuns() {
        assertThat(SqlSplitter.split("/*!40101 SET NAMES utf8mb4 */;\n/* not this */;SELECT /*+ SET_VAR(x=1) */ 1;"))
                .extracting(SqlStatement::text)
                .containsExactly("/*!40101 SET NAMES utf8mb4 */", "SELECT /*+ SET_VAR(x=1) */ 1");
    }

    @Test
    void obeysDelimiterLinesAsAClientDoes() {
        String script = """
                DELIMITER ;;
                CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END ;;
                delimiter ;
                SELECT 3;
                """;

        assertThat(SqlSplitter.split(script))
                .containsExactly(
                        new SqlStatement("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END", 2),
                        new SqlStatement("SELECT 3", 4));
    }

    @Test
    void takesTheWordDelimiterInsideAStatementForAName() {
        assertThat(SqlSplitter.split("SELECT 1 AS\ndelimiter ; SELECT 2")).hasSize(2);
    }

    @Test
    void refusesADelimiterLineWithoutOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqlSplitter.split("SELECT 1;\nDELIMITER  \n"))
                .withMessageContaining("line 2");
    }

    @Test
    void findsNothingInAScriptOfCommentsAndBlanks() {
        assertThat(SqlSplitter.split(" ;; \n-- nothing\n/* here */ ;")).isEmpty();
    }

    @Test
    void takesAnUnfinishedStringAsItIsForTheServerToRefuse() {
        assertThat(SqlSplitter.split("SELECT 'open; ")).containsExactly(new SqlStatement("SELECT 'open;", 1));
        assertThat(SqlSplitter.split("SELECT 'open\\")).containsExactly(new SqlStatement("SELECT 'open\\", 1));
        assertThat(SqlSplitter.split("SELECT 1 /* open; ")).hasSize(1);
    }
}

package io.github.mysqlclone.testkit.it.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.ServerVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement is judged by. */
class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.read();

    private List<String> problems(String statement, String version) {
        return new SentStatement(statement, ServerVersion.parse(version)).problems(vocabulary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(SELECT /*+ SET_VAR(lock_wait_timeout = 2) */ 'kind', CONVERT(NAME USING utf8mb4)"
                        + " FROM information_schema.INNODB_TABLESPACES WHERE NAME <> 'it''s not `x`')",
                "SELECT @@GLOBAL.server_uuid LIMIT 1",
                "SET SESSION sql_select_limit = 1 /*!80030 , SESSION show_gipk_in_create_table_and_information_schema = 1 */",
                "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_slave_updates', 'log_replica_updates')",
                "CREATE USER 'a'@'b' IDENTIFIED BY 'SOURCE_HOST' REQUIRE SSL",
                "SHOW CREATE TABLE `my`.`no such word`"
            })
    void anOrdinaryStatementIsKnownEverywhere(String statement) {
        assertThat(problems(statement, "8.0.17")).isEmpty();
        assertThat(problems(statement, "9.7.4")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT DATA FROM performance_schema.error_log | 8.0.21 | 8.0.22",
                "SHOW BINARY LOG STATUS | 8.1.0 | 8.2.0",
                "START REPLICA | 8.0.21 | 8.0.22",
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h' | 8.0.22 | 8.0.23",
                "CREATE USER a ATTRIBUTE '{}' | 8.0.20 | 8.0.21",
                "SET GLOBAL clone_block_ddl = ON | 8.0.26 | 8.0.27",
                "SELECT @@GLOBAL.innodb_redo_log_capacity | 8.0.29 | 8.0.30",
                "SHOW MASTER STATUS | 8.4.0 | 8.3.0"
            })
    void aStatementIsAProblemWhereItsVersionLacksAWord(String statement, String lacks, String knows) {
        String of = statement.replace("USER a", "USER 'a'");
        assertThat(problems(of, lacks))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains(lacks + " does not know"));
        assertThat(problems(of, knows)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPLAIN ANALYZE SELECT 1",
                "SELECT NAME FROM information_schema.INNODB_TEMP_TABLE_INFO",
                "SELECT FLAG FROM information_schema.INNODB_TABLESPACES",
                "SELECT JSON_TABLE('')",
                "SELECT @@GLOBAL.no_such_variable",
                "SET GLOBAL no_such_variable = 1",
                "SHOW GLOBAL STATUS LIKE 'x' AND Variable_name = 'no_such_status'"
            })
    void whatNobodyHasPutIntoTheVocabularyIsAProblem(String statement) {
        assertThat(problems(statement, "9.7.4"))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains("vocabulary"));
    }
}

package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCharacterSetTest {

    @ParameterizedTest
    @ValueSource(strings = {"/*!40101 SET NAMES gbk */", "set names 'sjis'", "SET character_set_client = big5"})
    void isRefusedWhereBytesHideSigns(String sql) {
        assertThat(ClientCharacterSet.objectionTo(new SqlStatement(sql, 1)))
                .get()
                .asString()
                .contains("utf8mb4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/*!50503 SET NAMES utf8mb4 */", "SET NAMES latin1", "SET NAMES ujis", "SELECT 'SET NAMES gbk'"})
    void isTakenElse(String sql) {
        assertThat(ClientCharacterSet.objectionTo(new SqlStatement(sql, 1))).isEmpty();
    }
}

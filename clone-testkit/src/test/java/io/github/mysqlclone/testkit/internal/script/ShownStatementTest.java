package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownStatementTest {

    private static String shown(String sql) {
        return ShownStatement.of(new SqlStatement(sql, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER app IDENTIFIED WITH caching_sha2_password BY 'geheim'",
                "ALTER USER app\nidentified by 'geheim'",
                "SET PASSWORD FOR app = 'geheim'",
                "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD 'geheim')",
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h', SOURCE_PASSWORD = 'geheim'",
                "CREATE TABLE t (id INT) ENGINE=FEDERATED CONNECTION='mysql://u:geheim@h:3306/shop/t'",
                "INSERT INTO customers (name) VALUES ('geheim')",
                "replace into customers value ('geheim')"
            })
    void hasNoSecretAndNoRow(String sql) {
        assertThat(shown(sql)).doesNotContain("geheim").contains(" ...");
        assertThat(ShownStatement.messageFor(new SqlStatement(sql, 1), "check near 'geheim' at line 1"))
                .isEqualTo("check near '...' at line 1");
    }

    @Test
    void hasTheBeginningOfALongOne() {
        assertThat(shown("CREATE TABLE t (" + "x".repeat(600)))
                .hasSizeLessThan(540)
                .endsWith("... (616 characters)");
        assertThat(shown("SELECT 1")).isEqualTo("SELECT 1");
        assertThat(ShownStatement.messageFor(new SqlStatement("SELEKT", 1), "near 'SELEKT' at line 1"))
                .isEqualTo("near 'SELEKT' at line 1");
    }
}

package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.script.SqlStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO orders VALUES (1, NOW() - INTERVAL 1 DAY)",
                "insert into orders values (1, now(6))",
                "REPLACE INTO orders SET day = CURRENT_DATE",
                "UPDATE orders SET id = UUID()",
                "SET @day = UNIX_TIMESTAMP()",
                "INSERT INTO orders VALUES ('it''s', \"\\\"\", `a`, RAND ())",
            })
    void areFoundWhereRowsAreWritten(String statement) {
        assertThat(ChangingValues.in(statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE orders (day DATETIME DEFAULT CURRENT_TIMESTAMP ON UPDATE NOW())",
                "CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET NEW.id = UUID()",
                "INSERT INTO notes VALUES ('call NOW() or RAND()', \"UUID()\")",
                "INSERT INTO notes VALUES ('it\\'s NOW()')",
                "INSERT INTO notes (`now()`, uuid) VALUES (1, 2)",
                "INSERT INTO orders VALUES (UNIX_TIMESTAMP('2020-01-01'))",
                "SELECT NOW()",
            })
    void areNotSeenInDefinitionsTextsAndNames(String statement) {
        assertThat(ChangingValues.in(statement)).isEmpty();
    }

    @Test
    void areFoundBehindMegabytesOfText() {
        String rows = "('" + "\\'x''".repeat(1 << 19) + "'),";

        assertThat(ChangingValues.in("INSERT INTO notes VALUES " + rows + "(CURDATE()), (CURDATE()), (RAND())"))
                .containsExactly("CURDATE", "RAND");
    }

    @Test
    void areSaidWithTheirLines() {
        ChangingValuesOfScript changing = new ChangingValuesOfScript("orders.sql");
        changing.lookAt(new SqlStatement("CREATE DATABASE shop", 1));
        assertThat(changing.warning()).isEmpty();

        changing.lookAt(new SqlStatement("INSERT INTO shop.orders VALUES (NOW())", 2));
        changing.lookAt(new SqlStatement("SET @id = UUID()", 4));

        assertThat(changing.warning().orElseThrow())
                .startsWith("orders.sql takes values from the clock or at random (NOW in line 2, UUID in line 4)")
                .contains("rebuiltAfter");
    }

    @Test
    void areSaidInAFewWordsWhereThereAreMany() {
        ChangingValuesOfScript changing = new ChangingValuesOfScript("ids.sql");
        for (int line = 1; line <= 300; line++) {
            changing.lookAt(new SqlStatement("SET @id = UUID()", line));
        }

        assertThat(changing.warning().orElseThrow())
                .contains("UUID in line 5 and more")
                .doesNotContain("line 6");
    }

    @Test
    void areNoneInNothing() {
        assertThat(List.of(ChangingValues.in(""), ChangingValues.in("INSERT"))).allMatch(List::isEmpty);
    }
}

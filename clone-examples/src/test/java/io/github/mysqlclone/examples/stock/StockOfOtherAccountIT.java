package io.github.mysqlclone.examples.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Where Flyway has a database or an account of its own in production, it migrates the test's server all the same. */
@Tag("full-lane")
@SpringBootTest
@AutoConfigureMySql(schema = "stock", user = "stock", refresh = Refresh.PER_TEST)
class StockOfOtherAccountIT {

    @Nested
    @TestPropertySource(
            properties = {"spring.flyway.url=jdbc:mysql://production.invalid/stock", "spring.flyway.user=dba"})
    class WithAnotherDatabase {

        @RepeatedTest(2)
        void migratesTheServerOfTheTest(@Autowired JdbcTemplate database) {
            assertThat(database.update("DELETE FROM stock")).isEqualTo(2);
        }
    }

    @Nested
    @TestPropertySource(properties = "spring.flyway.user=dba")
    class WithAnotherAccount {

        @RepeatedTest(2)
        void migratesTheServerOfTheTest(@Autowired JdbcTemplate database) {
            assertThat(database.update("DELETE FROM stock")).isEqualTo(2);
        }
    }
}

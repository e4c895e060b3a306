package io.github.mysqlclone.examples.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Another class that asks for the same servers: it has the same application context, and a fresh server all the same. */
@Tag("full-lane")
@SpringBootTest
@AutoConfigureMySql(schema = "stock", user = "stock", migrations = "db/migration")
class StockSchemaIT {

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Flyway flyway;

    @Test
    void isMigratedBeforeTheApplicationBegins() {
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("2");
        assertThat(database.queryForObject("SELECT COUNT(*) FROM stock", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void isAllThatTheApplicationMayTouch() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.queryForList("SELECT * FROM mysql.user"))
                .havingRootCause()
                .withMessageContaining("denied to user 'stock'");
    }
}

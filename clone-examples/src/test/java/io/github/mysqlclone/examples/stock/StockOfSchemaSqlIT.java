package io.github.mysqlclone.examples.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the application makes its tables by Spring Boot's own scripts, each fresh server has them too. */
@Tag("full-lane")
@SpringBootTest(
        properties = {
            "spring.flyway.enabled=false",
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:io/github/mysqlclone/examples/stock/schema.sql",
            "spring.sql.init.data-locations=classpath:io/github/mysqlclone/examples/stock/data.sql"
        })
@AutoConfigureMySql(scripts = "database.sql", schema = "stock", user = "stock", refresh = Refresh.PER_TEST)
class StockOfSchemaSqlIT {

    @Autowired
    private Stock stock;

    @Autowired
    private JdbcTemplate database;

    @RepeatedTest(2)
    void isThereForEachTest() {
        assertThat(stock.of("tea")).isEqualTo(12);
        assertThat(database.update("DELETE FROM stock")).isEqualTo(1);
    }
}

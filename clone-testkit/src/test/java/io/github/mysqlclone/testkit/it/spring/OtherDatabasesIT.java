package io.github.mysqlclone.testkit.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The properties of production are not those of a test, even where they are for migrations and scripts alone. */
@Tag(Lane.FULL)
@DirtiesContext
@ExtendWith(SpringExtension.class)
@ContextConfiguration(classes = OtherDatabasesIT.Application.class)
@TestPropertySource(
        properties = {
            "spring.flyway.url=jdbc:mysql://production.invalid/shop",
            "spring.liquibase.user=migrator",
            "spring.sql.init.username=filler",
            "spring.flyway.locations=classpath:shop"
        })
@AutoConfigureMySql(schema = "shop", user = "app")
class OtherDatabasesIT {

    static class Application {}

    @Autowired
    private Environment environment;

    @Test
    void giveWayToTheServerOfTheTest() {
        String url = environment.getRequiredProperty("spring.datasource.url");
        String password = environment.getRequiredProperty("spring.datasource.password");

        assertThat(environment.getProperty("spring.flyway.url")).isEqualTo(url);
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("app");
        assertThat(environment.getProperty("spring.flyway.password")).isEqualTo(password);
        assertThat(environment.getProperty("spring.liquibase.url")).isEqualTo(url);
        assertThat(environment.getProperty("spring.liquibase.user")).isEqualTo("app");
        assertThat(environment.getProperty("spring.liquibase.password")).isEqualTo(password);
    }

    @Test
    void leaveScriptsToTheDataSource() {
        assertThat(environment.getProperty("spring.sql.init.username")).isEmpty();
        assertThat(environment.getProperty("spring.sql.init.password")).isEmpty();
    }

    @Test
    void changeNothingElse() {
        assertThat(environment.getProperty("spring.flyway.locations")).isEqualTo("classpath:shop");
    }
}

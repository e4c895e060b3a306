package io.github.mysqlclone.testkit.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** What beans write to the database when a context is made is on each server that replaces its first one. */
@Tag(Lane.FULL)
class InitialisedContextIT {

    private static final List<String> SERVERS = new CopyOnWriteArrayList<>();

    static class Application {

        @Bean
        Flyway flyway(DataSource dataSource) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations("io/github/mysqlclone/testkit/template/flyway")
                    .baselineOnMigrate(true) // the schema has tables of the template
                    .baselineVersion("0")
                    .load();
        }

        @Bean
        SpringLiquibase liquibase(DataSource dataSource, Flyway flyway) {
            flyway.migrate();
            SpringLiquibase liquibase = new SpringLiquibase();
            liquibase.setDataSource(dataSource);
            liquibase.setChangeLog("classpath:/io/github/mysqlclone/testkit/it/spring/prices.sql");
            return liquibase;
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Application.class)
    @AutoConfigureMySql(scripts = "stock.sql", schema = "shop", user = "app", refresh = Refresh.PER_TEST)
    static class EachTest {

        @Autowired
        DataSource dataSource;

        @RepeatedTest(2)
        void findsWhatEachOfThemWrites() throws SQLException {
            SERVERS.add(value("SELECT @@server_uuid"));
            assertThat(value("SELECT COUNT(*) FROM stock"))
                    .as("of the template")
                    .isEqualTo("1");
            assertThat(value("SELECT COUNT(*) FROM orders")).as("of Flyway").isEqualTo("2");
            assertThat(value("SELECT COUNT(*) FROM prices")).as("of Liquibase").isEqualTo("2");
            execute("DELETE FROM orders", "DELETE FROM prices", "DELETE FROM stock");
        }

        private String value(String query) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            }
        }

        private void execute(String... statements) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    @Test
    void isThereForEachTest() {
        SERVERS.clear();

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(EachTest.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(2));

        Set<String> different = new HashSet<>(SERVERS);
        assertThat(different).hasSize(2);
    }
}

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
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The contexts of a hierarchy are one application: they have one server. */
@Tag(Lane.FULL)
class ContextHierarchyIT {

    private static final List<String> SERVERS = new CopyOnWriteArrayList<>();

    static class Services {

        @Bean
        DataSource ofProduction() {
            throw new AssertionError("The data source of production is not to be made");
        }

        @Bean(initMethod = "migrate")
        Flyway flyway(DataSource dataSource) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations("io/github/mysqlclone/testkit/template/flyway")
                    .load();
        }
    }

    static class Web {}

    static class WebWithADataSource {

        @Bean
        DataSource ofTheWeb() {
            throw new AssertionError("The data source of production is not to be made");
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextHierarchy({
        @ContextConfiguration(classes = Services.class, name = "services"),
        @ContextConfiguration(classes = Web.class, name = "web")
    })
    @AutoConfigureMySql(schema = "shop", refresh = Refresh.PER_TEST)
    static class OneDataSource {

        @Autowired
        DataSource dataSource;

        @Autowired
        ApplicationContext context;

        @Autowired
        Environment environment;

        @RepeatedTest(2)
        void findsWhatTheParentMigrated() throws SQLException {
            DataSource ofParent = Objects.requireNonNull(context.getParent()).getBean(DataSource.class);
            SERVERS.add(value(dataSource, "SELECT @@server_uuid"));
            assertThat(value(ofParent, "SELECT @@server_uuid")).isEqualTo(value(dataSource, "SELECT @@server_uuid"));
            assertThat(environment.getProperty("spring.datasource.url"))
                    .contains(":" + value(dataSource, "SELECT @@port") + "/");
            assertThat(value(dataSource, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
            execute(dataSource, "DELETE FROM orders");
        }
    }

    @ContextHierarchy(@ContextConfiguration(classes = WebWithADataSource.class, name = "web", inheritLocations = false))
    static class ADataSourceEach extends OneDataSource {}

    @AutoConfigureMySql(schema = "other")
    @ContextHierarchy(@ContextConfiguration(classes = Web.class, name = "below"))
    static class AnotherServer extends OneDataSource {}

    @Test
    void shareTheServerWhereTheParentHasTheDataSource() {
        assertRunsOnTwoServers(OneDataSource.class);
    }

    @Test
    void shareTheServerWhereBothHaveADataSource() {
        assertRunsOnTwoServers(ADataSourceEach.class);
    }

    @Test
    void areRefusedWhereTheyAskForDifferentServers() {
        assertThat(EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(AnotherServer.class))
                        .execute()
                        .allEvents()
                        .failed()
                        .stream())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .rootCause()
                        .hasMessageContaining("AnotherServer: the contexts of a hierarchy share one server"));
    }

    private static void assertRunsOnTwoServers(Class<?> testClass) {
        SERVERS.clear();

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(2));

        assertThat(new HashSet<>(SERVERS)).as("one for each test").hasSize(2);
    }

    private static String value(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.github.mysqlclone.testkit.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Application contexts without Spring Boot, whose data sources get fresh servers. */
@Tag(Lane.CORE)
class SpringContextIT {

    private static final String COUNT = "SELECT COUNT(*) FROM orders";

    /** The servers and contexts that the test classes below have seen, in their order. */
    private static final List<String> SERVERS = new ArrayList<>();

    private static final List<ApplicationContext> CONTEXTS = new ArrayList<>();

    @BeforeEach
    void forget() {
        SERVERS.clear();
        CONTEXTS.clear();
    }

    /** An application that has a data source of its own. */
    static class Application {

        @Bean
        DataSource ofProduction() {
            throw new AssertionError("The data source of production is not to be made");
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Application.class)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    abstract static class Orders {

        @Autowired
        DataSource dataSource;

        @Autowired
        ApplicationContext context;

        void see() throws SQLException {
            SERVERS.add(value(dataSource, "SELECT @@server_uuid"));
            CONTEXTS.add(context);
        }
    }

    @AutoConfigureMySql(scripts = "orders.sql", schema = "shop", user = "app")
    static class FirstClass extends Orders {

        @Test
        void one() throws SQLException {
            see();
            assertThat(value(dataSource, COUNT)).isEqualTo("2");
            assertThat(value(dataSource, "SELECT CURRENT_USER()")).isEqualTo("app@%");
            execute(dataSource, "DELETE FROM orders");
        }

        @Test
        void two() throws SQLException {
            see();
            assertThat(value(dataSource, COUNT)).isEqualTo("0");
        }

        @Nested
        class Inside {

            @Test
            void sharesWhatIsAroundIt() throws SQLException {
                see();
                assertThat(value(dataSource, COUNT)).isEqualTo("0");
            }
        }
    }

    @AutoConfigureMySql(scripts = "/io/github/mysqlclone/testkit/it/spring/orders.sql", schema = "shop", user = "app")
    static class SecondClass extends FirstClass {}

    @Test
    void sharesAContextOverClassesAndGivesEachAFreshServer() throws SQLException {
        run(FirstClass.class, SecondClass.class).testEvents().assertStatistics(events -> events.succeeded(6));

        assertThat(new HashSet<>(CONTEXTS)).hasSize(1);
        assertThat(SERVERS).hasSize(6);
        assertThat(new HashSet<>(SERVERS)).hasSize(2);
        assertThat(new HashSet<>(SERVERS.subList(0, 3))).hasSize(1);
    }

    @AutoConfigureMySql(scripts = "orders.sql", schema = "shop", refresh = Refresh.PER_TEST)
    static class EachTest extends Orders {

        @Test
        void one() throws SQLException {
            deletes();
        }

        @Test
        void two() throws SQLException {
            deletes();
        }

        private void deletes() throws SQLException {
            see();
            assertThat(value(dataSource, COUNT)).isEqualTo("2");
            execute(dataSource, "DELETE FROM orders");
        }
    }

    @AutoConfigureMySql(scripts = "orders.sql", schema = "shop", refresh = Refresh.NEVER)
    static class NeverAgain extends Orders {

        @Test
        void findsWhatTheClassBeforeHasLeft() throws SQLException {
            see();
            assertThat(value(dataSource, COUNT)).isEqualTo("0");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refreshesAsEachClassOfOneContextAsksFor() {
        run(EachTest.class, NeverAgain.class).testEvents().assertStatistics(events -> events.succeeded(3));

        assertThat(new HashSet<>(CONTEXTS)).hasSize(1);
        assertThat(new HashSet<>(SERVERS)).hasSize(2);
        assertThat(SERVERS.get(2)).isEqualTo(SERVERS.get(1));
    }

    @DirtiesContext
    @AutoConfigureMySql(scripts = "orders.sql", schema = "shop", options = "max_connections=31")
    static class Dirty extends Orders {

        @Test
        void hasOptionsAndProperties(@Autowired Environment environment) throws SQLException {
            see();
            assertThat(value(dataSource, "SELECT @@max_connections")).isEqualTo("31");
            assertThat(environment.getProperty("spring.test.database.replace")).isEqualTo("NONE");
            String url = environment.getRequiredProperty("spring.datasource.url");
            assertThat(url).contains("/shop?").doesNotContain("password");
            Properties login = new Properties();
            login.setProperty("user", environment.getRequiredProperty("spring.datasource.username"));
            login.setProperty("password", environment.getRequiredProperty("spring.datasource.password"));
            try (Connection connection = DriverManager.getConnection(url, login)) {
                assertThat(connection.getCatalog()).isEqualTo("shop");
            }
        }
    }

    @AutoConfigureMySql(scripts = "orders.sql", schema = "shop", options = "max_connections=31")
    static class AfterDirty extends Dirty {}

    @Test
    @Tag(Lane.FULL)
    void neverHandsOutTheServerOfAClosedContext() {
        run(Dirty.class, AfterDirty.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThat(new HashSet<>(CONTEXTS)).hasSize(2);
        assertThat(new HashSet<>(SERVERS)).hasSize(2);
    }

    @AutoConfigureMySql(
            scripts = "orders.sql",
            schema = "shop",
            replicaDataSource = "replica",
            replicaProperties = "app.replica",
            refresh = Refresh.PER_TEST)
    static class WithReplica extends Orders {

        @Autowired
        @Qualifier("replica")
        DataSource replica;

        @Test
        void one(@Autowired Environment environment) throws SQLException {
            reads();
            assertThat(environment.getRequiredProperty("app.replica.url"))
                    .isNotEqualTo(environment.getRequiredProperty("spring.datasource.url"));
        }

        @Test
        void two() throws SQLException {
            reads();
        }

        private void reads() throws SQLException {
            see();
            SERVERS.add(value(replica, "SELECT @@server_uuid"));
            assertThat(value(replica, COUNT)).isEqualTo("2");
            assertThat(value(replica, "SELECT @@super_read_only")).isEqualTo("1");
            assertThat(value(dataSource, "SELECT @@super_read_only")).isEqualTo("0");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void hasASourceAndAReplicaAsTwoDataSources() {
        run(WithReplica.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThat(new HashSet<>(SERVERS)).hasSize(4);
    }

    @AutoConfigureMySql(user = "app")
    static class WithoutSchema extends Orders {

        @Test
        void neverRuns() {}
    }

    @Test
    @Tag(Lane.FULL)
    void refusesAnAccountWithoutASchema() {
        assertThat(run(WithoutSchema.class).containerEvents().failed().stream())
                .singleElement()
                .asString()
                .contains("user and migrations take a schema");
    }

    private static EngineExecutionResults run(Class<?>... classes) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(classes)
                        .map(type -> selectClass(type))
                        .toArray(org.junit.platform.engine.DiscoverySelector[]::new))
                .execute();
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

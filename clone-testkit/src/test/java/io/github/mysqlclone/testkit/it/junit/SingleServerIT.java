package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.junit.JdbcUrl;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server for each test, or for each class. */
@Tag(Lane.CORE)
class SingleServerIT {

    /** What the test classes below have seen, in their order. */
    private static final List<TestServer> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    @Tag(Lane.FULL)
    void givesEachTestACopyOfItsOwn() {
        JUnitEngine.run(FreshCopies.class).testEvents().assertStatistics(events -> events.succeeded(3));

        assertThat(new HashSet<>(SEEN)).hasSize(3).noneMatch(TestServer::isRunning);
    }

    @MySqlTest(template = Orders.class)
    static class FreshCopies {

        @RepeatedTest(3)
        void changesItsCopyOnly(TestServer server) throws SQLException {
            server.execute(Orders.INSERT);
            assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("3");
            SEEN.add(server);
        }
    }

    @Test
    void sharesAServerWithinAClassNestedOnesIncluded() {
        JUnitEngine.run(SharedServer.class).testEvents().assertStatistics(events -> events.succeeded(3));

        assertThat(SEEN).hasSize(4);
        assertThat(new HashSet<>(SEEN)).hasSize(1).noneMatch(TestServer::isRunning);
    }

    @MySqlTest(lifecycle = ServerLifecycle.PER_CLASS)
    static class SharedServer {

        @BeforeAll
        static void seeTheServer(TestServer server) {
            SEEN.add(server);
        }

        @Test
        void one(TestServer server) {
            SEEN.add(server);
        }

        @Test
        void other(TestServer server) {
            SEEN.add(server);
        }

        @Nested
        class Inside {
            @Test
            void same(TestServer server) {
                assertThat(server.isRunning()).isTrue();
                SEEN.add(server);
            }
        }
    }

    @Test
    void injectsWhateverATestConnectsWith() {
        JUnitEngine.run(EveryParameter.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(scripts = "orders.sql", schema = "shop")
    static class EveryParameter {

        private final TestServer own;

        EveryParameter(TestServer own) {
            this.own = own;
        }

        @BeforeEach
        void insert(DataSource dataSource) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO orders (customer) VALUES ('Barbara')");
            }
        }

        @Test
        void connects(TestServer server, @JdbcUrl String url) throws SQLException {
            assertThat(server).isSameAs(own);
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(3);
            }
        }
    }

    @Test
    @Tag(Lane.FULL)
    void givesNestedClassesWhatIsAroundThemUnlessTheySayOtherwise() {
        JUnitEngine.run(Outer.class).testEvents().assertStatistics(events -> events.succeeded(3));

        assertThat(new HashSet<>(SEEN)).hasSize(3);
    }

    @MySqlTest(template = Orders.class)
    static class Outer {

        @Test
        void hasOrders(TestServer server) throws SQLException {
            assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("2");
            SEEN.add(server);
        }

        @Nested
        class Same {
            @Test
            void hasOrders(TestServer server) throws SQLException {
                assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("2");
                SEEN.add(server);
            }
        }

        @Nested
        @MySqlTest
        class Other {
            @Test
            void isEmpty(TestServer server) throws SQLException {
                assertThat(Sql.value(server, "SHOW DATABASES LIKE 'shop'")).isNull();
                SEEN.add(server);
            }
        }
    }

    @Test
    @Tag(Lane.FULL)
    void keepsTestsApartThatRunAtTheSameTime() {
        JUnitEngine.runInParallel(SideBySide.class).testEvents().assertStatistics(events -> events.succeeded(4));

        assertThat(new HashSet<>(SEEN)).hasSize(4).noneMatch(TestServer::isRunning);
    }

    @MySqlTest(template = Orders.class)
    static class SideBySide {

        private final TestServer own;

        SideBySide(TestServer own) {
            this.own = own;
        }

        @RepeatedTest(4)
        void changesItsCopyOnly(TestServer server) throws SQLException {
            assertThat(server).isSameAs(own);
            server.execute(Orders.INSERT);
            assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("3");
            SEEN.add(server);
        }
    }

    @Test
    @Tag(Lane.FULL)
    void keepsServersWarmDuringTheRun() {
        JUnitEngine.run(Warm.class).testEvents().assertStatistics(events -> events.succeeded(3));

        assertThat(new HashSet<>(SEEN)).hasSize(3).noneMatch(TestServer::isRunning);
    }

    @MySqlTest(template = Orders.class, warm = 2)
    static class Warm extends FreshCopies {}

    @Test
    void takesStepsInPlaceOfAnnotations() {
        JUnitEngine.run(Steps.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThat(SEEN).hasSize(2);
        assertThat(new HashSet<>(SEEN)).hasSize(1).noneMatch(TestServer::isRunning);
    }

    static class Steps {

        @RegisterExtension
        static final MySqlExtension MYSQL =
                MySqlExtension.standard().template(new Orders().template()).perClass();

        @RepeatedTest(2)
        void sharesAServer(TestServer server) throws SQLException {
            assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("2");
            SEEN.add(server);
        }
    }
}

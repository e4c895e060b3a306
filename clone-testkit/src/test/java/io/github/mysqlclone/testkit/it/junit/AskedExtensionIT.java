package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extension that is asked for its servers, by what gets nothing injected. */
@Tag(Lane.CORE)
class AskedExtensionIT {

    @RegisterExtension
    static final MySqlExtension OF_CLASS = MySqlExtension.standard()
            .template(new Orders().template())
            .schema("shop")
            .perClass()
            .named("of the class");

    private static String urlBeforeAll = "";

    @BeforeAll
    static void ask() {
        urlBeforeAll = OF_CLASS.jdbcUrl();
    }

    @Test
    void givesItsServerFromBeforeTheFirstTestOn() throws SQLException {
        assertThat(OF_CLASS.jdbcUrl()).isEqualTo(urlBeforeAll);
        assertThat(OF_CLASS.server().value(Orders.COUNT)).contains("2");
        try (Connection connection = DriverManager.getConnection(OF_CLASS.jdbcUrl())) {
            assertThat(connection.getCatalog()).isEqualTo("shop");
        }
    }

    @Test
    void givesValuesAndDataSources() throws SQLException {
        TestServer server = OF_CLASS.server();
        assertThat(server.values("SELECT 1 UNION ALL SELECT NULL").stream().map(value -> value.orElse("none")))
                .containsExactly("1", "none");
        assertThat(server.value("SELECT 1 FROM DUAL WHERE FALSE")).isEmpty();
        try (Connection connection = server.dataSource("shop").getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo("shop");
        }
    }

    @Test
    void hasNoPairWhereThereIsOneServer() {
        assertThatIllegalStateException().isThrownBy(OF_CLASS::pair).withMessageContaining("withPair()");
    }

    @Test
    void isAskedInOtherThreadsAsWell() {
        assertThat(CompletableFuture.supplyAsync(OF_CLASS::jdbcUrl).join()).isEqualTo(urlBeforeAll);
    }

    @Nested
    class Inside {

        @Test
        void isThatOfTheClassAround() {
            assertThat(OF_CLASS.jdbcUrl()).isEqualTo(urlBeforeAll);
        }
    }

    @Test
    void hasNoneAfterATest() {
        JUnitEngine.run(EachTest.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThatIllegalStateException()
                .isThrownBy(EachTest.EACH::server)
                .withMessageContaining("No server of this extension runs");
    }

    static class EachTest {

        @RegisterExtension
        static final MySqlExtension EACH = MySqlExtension.standard();

        private static int first;

        @Test
        void hasAServer() {
            assertIsAnotherOne();
        }

        @Test
        void hasAnotherOne() {
            assertIsAnotherOne();
        }

        private static void assertIsAnotherOne() {
            int port = EACH.server().port();
            assertThat(port).isNotEqualTo(first);
            first = port;
        }
    }
}

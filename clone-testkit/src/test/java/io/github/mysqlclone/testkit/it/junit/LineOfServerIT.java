package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One line for each test or class says which servers are its own, and how a person reaches them. */
@Tag(Lane.FULL)
class LineOfServerIT {

    private static final String SERVER =
            "MySQL [0-9.]+ on 127\\.0\\.0\\.1:[0-9]+, jdbc:mysql://127\\.0\\.0\\.1:[0-9]+/shop\\?[^ ]+";
    private static final String ROOT = "root with the password in /[^ ]+/root-password";

    private static String password = "";

    @Test
    void namesTheTestTheUrlTheAccountAndThePlaceOfThePassword() {
        assertThat(linesOf(Single.class))
                .singleElement()
                .asString()
                .containsPattern("Single\\.asks has " + SERVER + "; user app, and " + ROOT + "$")
                .doesNotContain(password);
    }

    @MySqlTest(scripts = "orders.sql", schema = "shop", user = "app")
    static class Single {

        @Test
        @DisplayName("asks")
        void asks(TestServer server) {
            password = server.rootAccount().password().reveal();
        }
    }

    @Test
    void namesTheClassThatHasServersForAllItsTests() {
        assertThat(linesOf(OfClass.class))
                .singleElement()
                .asString()
                .containsPattern("OfClass has " + SERVER + "; user root, and " + ROOT + "$");
    }

    @MySqlTest(schema = "shop", scripts = "orders.sql", lifecycle = ServerLifecycle.PER_CLASS)
    static class OfClass {

        @Test
        void one(TestServer server) {
            assertThat(server.isRunning()).isTrue();
        }

        @Test
        void two(TestServer server) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void namesBothServersOfAPair() {
        assertThat(linesOf(Pair.class))
                .singleElement()
                .asString()
                .containsPattern("asks\\(ClonePair\\) has " + SERVER + "; " + SERVER + "; user root");
    }

    @MySqlTest(schema = "shop", scripts = "orders.sql")
    @WithReplica
    static class Pair {

        @Test
        void asks(ClonePair pair) {
            assertThat(pair.donor().isRunning()).isTrue();
        }
    }

    /** As the logger of these tests prints them; it asks for the stream at each line. */
    private static List<String> linesOf(Class<?> testClass) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            JUnitEngine.run(testClass).testEvents().assertStatistics(events -> events.failed(0));
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" INFO ") && line.contains(" has MySQL "))
                .toList();
    }
}

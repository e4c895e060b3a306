package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in containers can be looked into as processes can: what is left of a failed test, and a port that is known. */
@Tag(Lane.FULL)
@NeedsContainers
class FailedTestContainerIT {

    private static final List<String> SETTINGS =
            List.of("clone.testkit.backend", "clone.testkit.keep", "clone.testkit.servers", "clone.testkit.port");
    private static final List<Integer> PORTS = new CopyOnWriteArrayList<>();

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void askForContainers() {
        SETTINGS.forEach(name -> before.put(name, System.getProperty(name, "")));
        System.setProperty("clone.testkit.backend", "container");
    }

    @AfterEach
    void setWhatWasSetBefore() {
        before.forEach(System::setProperty);
    }

    @Test
    void staysAsAnArchiveThatAServerCanBeStartedOn(@TempDir Path folder) throws IOException, SQLException {
        System.setProperty("clone.testkit.keep", "failed");
        System.setProperty("clone.testkit.servers", folder.toString());

        JUnitEngine.run(Failing.class)
                .testEvents()
                .assertStatistics(events -> events.failed(1).succeeded(1));

        List<Path> archives;
        try (Stream<Path> tree = Files.walk(folder)) {
            archives = tree.filter(file -> file.getFileName().toString().equals("data.tar"))
                    .toList();
        }
        assertThat(archives).singleElement().asString().contains("/kept/", "Failing.fails");
        assertThat(archives.get(0).resolveSibling("error.log")).content().contains("ready for connections");
        try (TestServer again = ContainerServerSpec.standard()
                .copyOfDataDirectory(archives.get(0))
                .start()) {
            assertThat(again.value("SELECT COUNT(*) FROM shop.orders")).contains("3");
        }
    }

    @MySqlTest(template = Orders.class)
    static class Failing {

        @Test
        void fails(TestServer server) throws SQLException {
            server.execute(Orders.INSERT);
            throw new AssertionError("on purpose");
        }

        @Test
        void succeeds(TestServer server) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void hasThePortThatIsWantedWhileItIsFree() throws IOException {
        int wanted;
        try (ServerSocket free = new ServerSocket(0)) {
            wanted = free.getLocalPort();
        }
        System.setProperty("clone.testkit.port", String.valueOf(wanted));

        JUnitEngine.run(Two.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThat(PORTS).hasSize(4);
        assertThat(PORTS.get(0)).isEqualTo(wanted);
        assertThat(PORTS.get(1)).isNotEqualTo(wanted);
        assertThat(PORTS.get(2)).as("it was given back").isEqualTo(wanted);
    }

    @MySqlTest
    static class Two {

        @Test
        void one(TestServer server) {
            note(server);
        }

        @Test
        void other(TestServer server) {
            note(server);
        }

        private static void note(TestServer server) {
            PORTS.add(server.port());
            try (TestServer second = ContainerServerSpec.standard().start()) {
                PORTS.add(second.port());
            }
        }
    }
}

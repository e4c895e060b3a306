package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a server whose test has failed, and of one that is used after its test. */
@Tag(Lane.FULL)
class FailedTestFilesIT {

    private static final String KEEP = "clone.testkit.keep";
    private static final String SERVERS = "clone.testkit.servers";
    private static final AtomicReference<DataSource> LEFT = new AtomicReference<>();

    private final Properties before = new Properties();

    @BeforeEach
    void rememberSettings() {
        before.putAll(System.getProperties());
    }

    @AfterEach
    void putSettingsBack() {
        System.setProperties(before);
    }

    @Test
    void stayWhereThatIsAskedForAndCanBeStartedAgain(@TempDir Path folder) throws IOException, SQLException {
        System.setProperty(KEEP, "failed");
        System.setProperty(SERVERS, folder.toString());

        JUnitEngine.run(Failing.class)
                .testEvents()
                .assertStatistics(events -> events.failed(1).succeeded(1));

        List<Path> kept;
        try (Stream<Path> tree = Files.find(
                folder, 4, (path, attributes) -> path.getFileName().toString().equals("my.cnf"))) {
            kept = tree.map(Path::getParent).toList();
        }
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getFileName().toString()).contains("Failing.fails");
        assertThat(kept.get(0).resolve("error.log")).isNotEmptyFile();
        assertThat(Files.readString(kept.get(0).resolve("my.cnf"))).contains(kept.get(0) + "/data");
        try (TestServer again =
                ServerSpec.standard().dataDirectory(kept.get(0).resolve("data")).start()) {
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
    void ofAServerThatIsUsedAfterItsTestSayThatItWasClosed() {
        JUnitEngine.run(Leaving.class).testEvents().assertStatistics(events -> events.succeeded(1));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> LEFT.get().getConnection().close())
                .withMessageContaining("MySQL ")
                .withMessageContaining("has been closed");
    }

    @MySqlTest
    static class Leaving {

        @Test
        void leaves(DataSource dataSource) {
            LEFT.set(dataSource);
        }
    }
}

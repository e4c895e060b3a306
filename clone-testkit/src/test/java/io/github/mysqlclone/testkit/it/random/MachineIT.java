package io.github.mysqlclone.testkit.it.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn as hostile is so: clocks do step, and servers do wait for a name. */
@Tag(Lane.CORE)
@Timeout(120)
class MachineIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Machine machine;

    @AfterEach
    void closesIt() {
        machine.close();
    }

    @BeforeEach
    void looksAtTheMachine() throws Exception {
        machine = Machine.in(folder);
    }

    private static Duration ahead(TestServer server) throws SQLException {
        String micros = String.valueOf(Sql.value(server, "SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)"));
        return Duration.between(Instant.now(), Instant.EPOCH.plusNanos(Long.parseLong(micros) * 1_000));
    }

    @Test
    void aServersClockStepsWhileItRuns() throws Exception {
        assumeTrue(machine.clocks().library().isPresent(), "there is no C compiler");
        ServerClock clock = machine.clocks().clock(folder.resolve("clock"));
        try (TestServer server = clock.readBy(ServerSpec.standard()).create()) {
            server.start();
            assertThat(ahead(server)).isBetween(SOON.negated(), SOON);

            clock.putForward(Duration.ofHours(3));
            assertThat(ahead(server))
                    .isBetween(
                            Duration.ofHours(3).minus(SOON), Duration.ofHours(3).plus(SOON));

            clock.putBack(Duration.ofHours(5));
            assertThat(ahead(server))
                    .isBetween(
                            Duration.ofHours(-2).minus(SOON),
                            Duration.ofHours(-2).plus(SOON));

            // What waits for a second waits for no hours.
            server.execute("DO SLEEP(1)");

            server.restart();
            assertThat(ahead(server))
                    .isBetween(
                            Duration.ofHours(-2).minus(SOON),
                            Duration.ofHours(-2).plus(SOON));
        }
    }

    @Test
    void aServerWaitsForTheNameOfAClientThatIsNotItsOwnHost() throws Exception {
        assumeTrue(machine.names().areThere(), "this machine allows no name servers");
        try (TestServer server = machine.names().slow(ServerSpec.standard()).create()) {
            server.start();
            try (NetworkLink link = NetworkLink.to(server.host(), server.port())) {
                link.comeFrom(SlowNames.CLIENT);
                int asked = machine.names().asked();
                try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl().replace(":" + server.port(), ":" + link.port()),
                        server.rootAccount().user(),
                        server.rootAccount().password().reveal())) {
                    assertThat(connection.isValid(5)).isTrue();
                    assertThat(Sql.column(
                                    server, "SELECT SUBSTRING_INDEX(HOST, ':', 1) FROM information_schema.PROCESSLIST"))
                            .contains(SlowNames.CLIENT);
                }
                Await.until(
                        "a question for its name", SOON, () -> machine.names().asked() > asked);
            }
        }
    }
}

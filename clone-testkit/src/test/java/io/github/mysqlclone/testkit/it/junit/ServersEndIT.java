package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * However a test ends, its servers end with it. It runs with each JUnit that the kit is said to work with, and so uses only
 * what the oldest of them has.
 */
@Tag(Lane.FULL)
class ServersEndIT {

    /** How many there are while the tests below run. */
    private static final List<Integer> SEEN = new CopyOnWriteArrayList<>();

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final String PLACE = "clone.testkit.servers";

    /** Where the servers of these tests run, and no others: contexts that Spring has cached keep theirs until the JVM ends. */
    @TempDir
    static Path place;

    private final String placeBefore = System.getProperty(PLACE, "");

    @BeforeEach
    void beginWithoutServers() {
        System.setProperty(PLACE, place.toString());
        SEEN.clear();
        assertThat(servers()).isEmpty();
    }

    @AfterEach
    void leaveNone() {
        System.setProperty(PLACE, placeBefore);
        assertThat(servers()).isEmpty();
    }

    @Test
    void afterEachTest() {
        run(One.class)
                .testEvents()
                .assertStatistics(events -> events.succeeded(2).failed(1));

        assertThat(SEEN).containsExactly(1, 1, 1);
    }

    @MySqlTest
    static class One {

        @RepeatedTest(3)
        void countsItsServers(TestServer server, RepetitionInfo repetition) {
            assertThat(server.isRunning()).isTrue();
            SEEN.add(servers().size());
            assertThat(repetition.getCurrentRepetition()).isNotEqualTo(2); // one of them fails
        }
    }

    @Test
    void afterAClassThatFailsAtItsBeginning() {
        run(FailingBeforeAll.class).containerEvents().assertStatistics(events -> events.failed(1));

        assertThat(SEEN).containsExactly(1);
    }

    @MySqlTest(lifecycle = ServerLifecycle.PER_CLASS)
    static class FailingBeforeAll {

        @BeforeAll
        static void fails(TestServer server) {
            SEEN.add(servers().size());
            throw new IllegalStateException("on purpose, with " + server);
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void afterATestThatHasNoMoreTime() {
        run(TooLong.class).testEvents().assertStatistics(events -> events.failed(1));

        assertThat(SEEN).containsExactly(1);
    }

    @MySqlTest
    static class TooLong {

        @Test
        @Timeout(value = 500, unit = TimeUnit.MILLISECONDS)
        void waits(TestServer server) throws InterruptedException {
            SEEN.add(servers().size());
            assertThat(server.isRunning()).isTrue();
            NEVER.await();
        }
    }

    @Test
    void withTheRunForWhichTheyWereKeptWarm() {
        run(Warm.class).testEvents().assertStatistics(events -> events.succeeded(2));

        assertThat(SEEN).hasSize(2).allMatch(count -> count >= 1);
    }

    @MySqlTest(template = Orders.class, warm = 2)
    static class Warm {

        @RepeatedTest(2)
        void countsServers(TestServer server) {
            assertThat(server.isRunning()).isTrue();
            SEEN.add(servers().size());
        }
    }

    @Test
    void afterARunThatIsInterrupted() throws InterruptedException {
        Thread run = new Thread(() -> run(Interrupted.class));
        run.start();
        Await.until("the test to begin", Duration.ofSeconds(60), () -> !SEEN.isEmpty());

        run.interrupt();
        run.join();

        assertThat(SEEN).containsExactly(1);
    }

    @MySqlTest
    static class Interrupted {

        @Test
        void waits(TestServer server) throws InterruptedException {
            assertThat(server.isRunning()).isTrue();
            SEEN.add(servers().size());
            NEVER.await();
        }
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static List<ProcessHandle> servers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0])).stream()
                        .anyMatch(argument -> argument.startsWith("--defaults-file=" + place)))
                .toList();
    }
}

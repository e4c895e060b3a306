package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;

/** What is published of the servers when a test fails. */
@Tag(Lane.CORE)
class FailureReportIT {

    @Test
    @Tag(Lane.FULL)
    void publishesTheErrorLogOfAServerThatStillRuns() {
        assertThat(published(Failing.class))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("error log"))
                        .contains("127.0.0.1:")
                        .contains("ready for connections"));
    }

    @MySqlTest
    static class Failing {
        @Test
        void fails(TestServer server) {
            throw new AssertionError("on " + server);
        }

        @Test
        void succeeds() {}
    }

    @Test
    void publishesTheErrorLogsOfBothServersOfAPair() {
        assertThat(published(FailingPair.class))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsOnlyKeys("error log of the donor", "error log of the recipient")
                        .allSatisfy((name, log) -> assertThat(log).contains("ready for connections")));
    }

    @ClonedPair(cloned = false)
    static class FailingPair {
        @Test
        void fails() {
            throw new AssertionError("as it should");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void publishesTheErrorLogWhenTheClassFails() {
        assertThat(published(FailingClass.class)).hasSize(1);
    }

    @MySqlTest(lifecycle = ServerLifecycle.PER_CLASS)
    static class FailingClass {
        @Test
        void succeeds() {}

        @AfterAll
        static void fails() {
            throw new AssertionError("as it should");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void publishesNothingOfATestThatAnAssumptionLeavesOut() {
        assertThat(published(LeftOut.class)).isEmpty();
    }

    @MySqlTest
    static class LeftOut {
        @Test
        void assumes() {
            assumeTrue(false, "nothing to do here");
        }
    }

    private static List<Map<String, String>> published(Class<?> testClass) {
        return JUnitEngine.run(testClass)
                .allEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .toList();
    }
}

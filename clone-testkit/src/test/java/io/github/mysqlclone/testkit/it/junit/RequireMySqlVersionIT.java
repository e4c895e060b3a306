package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.RequireMySqlVersion;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** Tests that are for some versions of MySQL only. */
@Tag(Lane.CORE)
class RequireMySqlVersionIT {

    private static final String HOME = "clone.testkit.mysql.home";

    @Test
    void leavesOutWhatTheVersionCannotDoAndSaysWhy() {
        String version = ServerSpec.standard().mysqlVersion();
        EngineExecutionResults results = JUnitEngine.run(OfSomeVersions.class);

        results.allEvents()
                .assertThatEvents()
                .haveExactly(1, skippedWithReason("MySQL is " + version + ", and the test needs 99.1 or newer"))
                .haveExactly(1, skippedWithReason("MySQL is " + version + ", and the test needs one below 8.0.17"));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    }

    static class OfSomeVersions {
        @Test
        @RequireMySqlVersion(atLeast = "99.1")
        void needsANewerOne() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequireMySqlVersion(below = "8.0.17")
        void needsAnOlderOne() {
            throw new AssertionError("must not run");
        }

        @Test
        @RequireMySqlVersion(atLeast = "8.0.17", below = "99")
        void fits() {}
    }

    @Test
    void refusesAVersionThatIsNone() {
        JUnitEngine.run(Misspelt.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(text -> text.contains("atLeast must be a version") && text.contains("'new'"))));
    }

    @RequireMySqlVersion(atLeast = "new")
    static class Misspelt {
        @Test
        void neverRuns() {}
    }

    @Test
    void failsWhereThereIsNoMySql(@TempDir Path empty) {
        String before = System.getProperty(HOME);
        System.setProperty(HOME, empty.toString());
        try {
            Events events = JUnitEngine.run(OfSomeVersions.class).allEvents();

            assertThat(events.skipped().count()).isZero();
            events.assertThatEvents()
                    .haveExactly(3, finishedWithFailure(message(text -> text.contains(empty.toString()))));
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, before);
        }
    }
}

package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.internal.host.ThreadWithinPlace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Whichever worker of JUnit runs a part of a class that has a place knows it, so that it never waits for another place. */
class ThreadOfAPlaceTest {

    private static final List<Boolean> KNOWN = new CopyOnWriteArrayList<>();

    /** Does what the extension does, without servers. */
    static final class Place implements ExecutionCondition, BeforeAllCallback {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return new MySqlExtension().evaluateExecutionCondition(context);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            SetUpInContext.takeSlot(context);
        }
    }

    @ExtendWith(Place.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class WithAPlace {

        IntStream numbers() {
            KNOWN.add(ThreadWithinPlace.isCurrent()); // on the thread that then waits for all of them
            return IntStream.range(0, 8);
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void one(int number) {
            KNOWN.add(ThreadWithinPlace.isCurrent());
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void other(int number) {
            KNOWN.add(ThreadWithinPlace.isCurrent());
        }

        @Nested
        class Inside {

            @Test
            void isWithinItToo() {
                KNOWN.add(ThreadWithinPlace.isCurrent());
            }
        }
    }

    static class WithoutAPlace {

        @Test
        void isWithinNone() {
            KNOWN.add(ThreadWithinPlace.isCurrent());
        }
    }

    @Test
    void isKnownInEachWorkerThatRunsAPartOfTheClass() {
        KNOWN.clear();

        run(WithAPlace.class, true);

        assertThat(KNOWN).hasSize(19).containsOnly(true);
    }

    @Test
    void isForgottenWhenTheClassHasEnded() {
        run(WithAPlace.class, false);
        KNOWN.clear();

        run(WithoutAPlace.class, false);

        assertThat(KNOWN).containsExactly(false);
        assertThat(ThreadWithinPlace.isCurrent()).isFalse();
    }

    private static void run(Class<?> testClass, boolean parallel) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .allEvents()
                .failed()
                .assertThatEvents()
                .isEmpty();
    }
}

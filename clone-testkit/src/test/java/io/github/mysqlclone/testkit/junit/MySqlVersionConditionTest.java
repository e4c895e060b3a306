package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class MySqlVersionConditionTest {

    /** Servers of a version that is not on this machine. */
    record OldServers(String mysqlVersion) implements DataCopies {
        @Override
        public String fingerprint() {
            return "old servers";
        }

        @Override
        public DataCopies with(ServerOption option) {
            throw new UnsupportedOperationException("no test asks for it");
        }

        @Override
        public DataCopies optionFile(Path file) {
            throw new UnsupportedOperationException("no test asks for it");
        }

        @Override
        public TestServer startEmpty() {
            throw new UnsupportedOperationException("no test asks for it");
        }

        @Override
        public ClonePair startEmptyPair() {
            throw new UnsupportedOperationException("no test asks for it");
        }

        @Override
        public TestServer startToFill() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keep(TestServer filled, Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TestServer start(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClonePair startPair(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClonePair startPairOfCopies(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerGroup startEmptyGroup(int servers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerGroup startGroup(Path folder, int servers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerGroup startGroupOfCopies(Path folder, int servers) {
            throw new UnsupportedOperationException();
        }
    }

    static final MySqlTemplate OLD =
            MySqlTemplate.populatedBy(Population.code("1", dataSource -> {})).on(new OldServers("8.4.0"));

    static class OldTemplate implements TemplateDefinition {
        @Override
        public MySqlTemplate template() {
            return OLD;
        }
    }

    @RequireMySqlVersion(atLeast = "9")
    @MySqlTest(template = OldTemplate.class)
    static class Annotated {
        @Test
        void neverRuns() {}
    }

    static class Registered {
        @RegisterExtension
        static final MySqlExtension MYSQL = MySqlExtension.standard().template(OLD);

        @Test
        @RequireMySqlVersion(atLeast = "9")
        void neverRuns() {}
    }

    static final MySqlTemplate OLDER =
            MySqlTemplate.populatedBy(Population.code("1", dataSource -> {})).on(new OldServers("8.0.30"));

    static class RegisteredInItsObject {
        @RegisterExtension
        final MySqlExtension mysql = MySqlExtension.standard().template(OLD);

        @Test
        @RequireMySqlVersion(atLeast = "9")
        void neverRuns() {}
    }

    @RequireMySqlVersion(atLeast = "9")
    static class RequiredOfItsObject {
        @RegisterExtension
        final MySqlExtension mysql = MySqlExtension.standard().template(OLD);

        @Test
        void neverRuns() {}
    }

    static class AroundAnAnnotatedOne {
        @RegisterExtension
        static final MySqlExtension MYSQL = MySqlExtension.standard().template(OLDER);

        @Nested
        @MySqlTest(template = OldTemplate.class)
        class Inner {
            @Test
            @RequireMySqlVersion(atLeast = "9")
            void neverRuns() {}
        }
    }

    static class OfTwoVersions {
        @RegisterExtension
        static final MySqlExtension OLD_ONE = MySqlExtension.standard().template(OLD);

        @RegisterExtension
        static final MySqlExtension OLDER_ONE = MySqlExtension.standard().template(OLDER);

        @Test
        @RequireMySqlVersion(atLeast = "9")
        void neverRuns() {}
    }

    @ParameterizedTest
    @ValueSource(classes = {RegisteredInItsObject.class, RequiredOfItsObject.class, AroundAnAnnotatedOne.class})
    void asksTheServersOfTheNearestClassAndOfItsObject(Class<?> testClass) {
        events(testClass)
                .assertThatEvents()
                .haveExactly(1, skippedWithReason("MySQL is 8.4.0, and the test needs 9 or newer"));
    }

    @Test
    void refusesServersOfTwoVersions() {
        assertThat(events(OfTwoVersions.class).failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).hasStackTraceContaining("[8.4.0, 8.0.30]"));
    }

    @Test
    void asksTheTemplateThatTheClassIsAnnotatedWith() {
        events(Annotated.class)
                .assertThatEvents()
                .haveExactly(1, skippedWithReason("MySQL is 8.4.0, and the test needs 9 or newer"));
    }

    @Test
    void asksTheTemplateOfARegisteredExtension() {
        events(Registered.class)
                .assertThatEvents()
                .haveExactly(1, skippedWithReason("MySQL is 8.4.0, and the test needs 9 or newer"));
    }

    @Test
    @SuppressWarnings("deprecation") // of the interface, from JUnit 5.13 on
    void keepsWhatAlsoOldStoresClose() {
        assertThat(ExtensionContext.Store.CloseableResource.class)
                .isAssignableFrom(RunningServers.class)
                .isAssignableFrom(SetUpInContext.KeptPool.class);
    }

    private static Events events(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .allEvents();
    }
}

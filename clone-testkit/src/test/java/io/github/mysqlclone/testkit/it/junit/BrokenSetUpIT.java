package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import io.github.mysqlclone.testkit.junit.WithReplica;
import io.github.mysqlclone.testkit.junit.WithReplicas;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A set-up that does not work is an error with a reason, never a skip. */
@Tag(Lane.CORE)
class BrokenSetUpIT {

    @Test
    void namesTheStatementThatFailed() {
        assertFails(BrokenScript.class, "broken.sql, line 2: error 1064", "CREATE TABEL orders");
    }

    @MySqlTest(scripts = "broken.sql")
    static class BrokenScript {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesAPairWhereThereIsOneServer() {
        assertFails(NoPair.class, "ClonePair", "Add @ClonedPair or @WithReplica");
    }

    @MySqlTest
    static class NoPair {
        @Test
        void neverRuns(ClonePair pair) {
            assertThat(pair).isNotNull();
        }
    }

    @Test
    void refusesAGroupWhereThereIsOneServer() {
        assertFails(NoGroup.class, "ServerGroup", "Add @ClonedPair, @WithReplica or @WithReplicas");
    }

    @MySqlTest
    static class NoGroup {
        @Test
        void neverRuns(ServerGroup group) {
            assertThat(group).isNotNull();
        }
    }

    @Test
    void refusesARecipientThatIsNotThere() {
        assertFails(NoSuchReplica.class, "asks for recipient 2, and this test has 1", "from 1 to 1");
    }

    @WithReplica
    static class NoSuchReplica {
        @Test
        void neverRuns(@Recipient(2) TestServer replica) {
            assertThat(replica).isNotNull();
        }
    }

    @Test
    void refusesNoReplicas() {
        assertFails(NoReplicas.class, "@WithReplicas of", "replicas: must be between 1 and 99 (was 0)");
    }

    @WithReplicas(0)
    static class NoReplicas {
        @Test
        void neverRuns(TestServer server) {
            assertThat(server).isNotNull();
        }
    }

    @Test
    void refusesAServerOutsideOfTests() {
        assertFails(TooEarly.class, "PER_CLASS", "@BeforeAll");
    }

    @MySqlTest
    static class TooEarly {
        @BeforeAll
        static void neverRuns(TestServer server) {
            assertThat(server).isNotNull();
        }

        @Test
        void neverRunsEither() {}
    }

    @Test
    void refusesTwoTopologies() {
        assertFails(Both.class, "both @ClonedPair and @WithReplica");
    }

    @ClonedPair
    @WithReplica
    static class Both {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesATemplateAndScripts() {
        assertFails(TwoContents.class, TwoContents.class.getName(), "template and scripts");
    }

    @MySqlTest(template = Orders.class, scripts = "orders.sql")
    static class TwoContents {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesToWarmWhatIsStartedOnce() {
        assertFails(WarmForAClass.class, "warm", "one test each");
    }

    @MySqlTest(lifecycle = ServerLifecycle.PER_CLASS, warm = 1)
    static class WarmForAClass {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesAnAccountWithoutASchemaForItsRights() {
        assertFails(UserWithoutSchema.class, "user", "takes a schema");
    }

    @MySqlTest(user = "app")
    static class UserWithoutSchema {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesAnOptionThatIsNone() {
        assertFails(DashedOption.class, "without leading dashes", "--sql_mode=ANSI");
    }

    @MySqlTest(options = "--sql_mode=ANSI")
    static class DashedOption {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesAnExtensionWithoutAnnotation() {
        assertFails(NoAnnotation.class, "annotate the class with @MySqlTest");
    }

    @ExtendWith(MySqlExtension.class)
    static class NoAnnotation {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesAServerForAClassFromAFieldOfItsInstance() {
        assertFails(InstanceField.class, "static field");
    }

    static class InstanceField {
        @RegisterExtension
        final MySqlExtension mysql = MySqlExtension.standard().perClass();

        @Test
        void neverRuns() {}
    }

    private static void assertFails(Class<?> testClass, String... parts) {
        EngineExecutionResults results = JUnitEngine.run(testClass);
        List<String> wanted = List.of(parts);

        results.allEvents()
                .assertThatEvents()
                .haveExactly(
                        1, finishedWithFailure(message(text -> wanted.stream().allMatch(text::contains))));
        assertThat(results.testEvents().succeeded().count()).isZero();
        assertThat(results.allEvents().skipped().count()).isZero();
    }
}

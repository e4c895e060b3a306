package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.junit.base.ScriptedBase;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.testkit.engine.EngineTestKit;

class AnnotatedSetUpTest {

    private static final Map<Class<?>, Optional<Class<?>>> AROUND = new ConcurrentHashMap<>();

    private static final Map<Class<?>, String> TEMPLATES = new ConcurrentHashMap<>();

    /** Looks at the annotations and lets no test run: none needs a server. */
    static final class Looking implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (context.getTestMethod().isEmpty()) {
                return ConditionEvaluationResult.enabled("its tests are looked at");
            }
            AnnotatedSetUp setUp = AnnotatedSetUp.find(context).orElseThrow();
            AROUND.put(context.getRequiredTestClass(), setUp.around());
            TEMPLATES.put(
                    context.getRequiredTestClass(),
                    setUp.read().servers().data().id());
            return ConditionEvaluationResult.disabled("seen");
        }
    }

    static final class Nothing implements TemplateDefinition {

        @Override
        public MySqlTemplate template() {
            return MySqlTemplate.populatedBy(Population.code("1", dataSource -> {}));
        }
    }

    @ExtendWith(Looking.class)
    @MySqlTest(template = Nothing.class)
    static class Outer {

        @Test
        void neverRuns() {}

        @Nested
        class Same {
            @Test
            void neverRuns() {}
        }

        @Nested
        @WithReplica
        class WithoutTheData {
            @Test
            void neverRuns() {}
        }
    }

    @ExtendWith(Looking.class)
    static class Inheriting extends ScriptedBase {

        @Test
        void neverRuns() {}
    }

    /** A script of that name lies beside the class that inherits it, too. */
    @Test
    void takesTheScriptThatLiesBesideTheTypeWhichNamesIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Inheriting.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.skipped(1));

        assertThat(TEMPLATES)
                .containsEntry(
                        Inheriting.class,
                        MySqlTemplate.populatedBy(Population.resource(ScriptedBase.class, "inherited.sql"))
                                .id());
    }

    @Test
    void noticesThatANestedClassLacksTheDataOfTheClassAroundIt() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Outer.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.skipped(3));

        assertThat(AROUND)
                .containsEntry(Outer.WithoutTheData.class, Optional.of(Outer.class))
                .containsEntry(Outer.Same.class, Optional.empty())
                .containsEntry(Outer.class, Optional.empty());
    }
}

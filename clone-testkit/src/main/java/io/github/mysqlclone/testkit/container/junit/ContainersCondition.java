package io.github.mysqlclone.testkit.container.junit;

import io.github.mysqlclone.testkit.container.ContainerBackend;
import io.github.mysqlclone.testkit.internal.settings.ProjectSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for a container engine, for {@link NeedsContainers}. */
final class ContainersCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ProjectSettings.takeOver(context::getConfigurationParameter);
        return ContainerBackend.isUsable()
                ? ConditionEvaluationResult.enabled("a container engine answers")
                : ConditionEvaluationResult.disabled("no container engine answers, or none is wanted");
    }
}

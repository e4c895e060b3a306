package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.internal.settings.ProjectSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Takes over what JUnit's configuration says of the kit. A condition, as these are asked before Spring makes a context. */
final class SettingsOfJUnit implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ProjectSettings.takeOver(context::getConfigurationParameter);
        return ConditionEvaluationResult.enabled("settings are taken over, nothing is asked");
    }
}

package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestBackend;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Compares the version that the kit runs with what a test asks for. */
final class MySqlVersionCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), RequireMySqlVersion.class)
                .map(wanted -> decide(wanted, TestBackend.pick().copies().mysqlVersion()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("@RequireMySqlVersion is not here"));
    }

    static ConditionEvaluationResult decide(RequireMySqlVersion wanted, String version) {
        ServerVersion found = ServerVersion.parse(version);
        boolean oldEnough = wanted.below().isEmpty() || found.compareTo(parse("below", wanted.below())) < 0;
        boolean newEnough = wanted.atLeast().isEmpty() || found.compareTo(parse("atLeast", wanted.atLeast())) >= 0;
        if (!newEnough) {
            return ConditionEvaluationResult.disabled(
                    "MySQL is " + version + ", and the test needs " + wanted.atLeast() + " or newer");
        }
        if (!oldEnough) {
            return ConditionEvaluationResult.disabled(
                    "MySQL is " + version + ", and the test needs one below " + wanted.below());
        }
        return ConditionEvaluationResult.enabled("MySQL is " + version);
    }

    private static ServerVersion parse(String attribute, String text) {
        try {
            return ServerVersion.parse(text.matches("\\d+") ? text + ".0" : text);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "@RequireMySqlVersion: " + attribute + " must be a version such as 9, 8.4 or 8.0.27 (was '" + text
                            + "')",
                    e);
        }
    }
}

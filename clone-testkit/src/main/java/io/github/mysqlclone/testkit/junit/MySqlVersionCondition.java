package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.internal.settings.ProjectSettings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/** Compares the version that the servers of a test run with what it asks for. */
final class MySqlVersionCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ProjectSettings.takeOver(context::getConfigurationParameter);
        return findAnnotation(context.getElement(), RequireMySqlVersion.class)
                .map(wanted -> decide(wanted, version(context)))
                .orElseGet(() -> ConditionEvaluationResult.enabled("@RequireMySqlVersion is not here"));
    }

    private static String version(ExtensionContext context) {
        return registered(context)
                .or(() -> AnnotatedSetUp.find(context).map(AnnotatedSetUp::read))
                .map(setUp -> setUp.servers().template().mysqlVersion())
                .orElseGet(() -> TestBackend.pick().copies().mysqlVersion());
    }

    /** Returns what the nearest class says that registers an extension by a static field. */
    private static Optional<SetUp> registered(ExtensionContext context) {
        for (Optional<Class<?>> type = context.getTestClass(); type.isPresent(); type = around(type.get())) {
            Optional<SetUp> found =
                    AnnotationSupport.findAnnotatedFieldValues(
                                    type.get(), RegisterExtension.class, MySqlExtension.class)
                            .stream()
                            .findFirst()
                            .map(MySqlExtension::setUp);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> around(Class<?> type) {
        return Optional.ofNullable(type.getEnclosingClass());
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

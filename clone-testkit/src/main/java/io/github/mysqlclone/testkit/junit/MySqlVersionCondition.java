package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.internal.settings.ProjectSettings;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
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
        return wanted(context)
                .map(wanted -> decide(wanted, context))
                .orElseGet(() -> ConditionEvaluationResult.enabled("@RequireMySqlVersion is not here"));
    }

    /** Asks for each test what is said of its class where only the object of the test knows its servers. */
    private static Optional<RequireMySqlVersion> wanted(ExtensionContext context) {
        Optional<RequireMySqlVersion> here = findAnnotation(context.getElement(), RequireMySqlVersion.class);
        return here.isPresent() || context.getTestMethod().isEmpty()
                ? here
                : context.getTestClass()
                        .filter(DescribedServers::areKnownByTheObjectOnly)
                        .flatMap(type -> findAnnotation(type, RequireMySqlVersion.class));
    }

    private static ConditionEvaluationResult decide(RequireMySqlVersion wanted, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()
                && context.getTestInstances().isEmpty()
                && context.getTestClass()
                        .filter(DescribedServers::areKnownByTheObjectOnly)
                        .isPresent()) {
            return ConditionEvaluationResult.enabled("Each test is asked, as its object knows the servers");
        }
        return decide(wanted, new DescribedServers(context).version());
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

    /** Which servers the tests of a context get: what the nearest class says, by an annotation or by the fields with extensions. */
    private record DescribedServers(ExtensionContext context) {

        /** Tells whether a class, or one around it, registers an extension in a field that is not static. */
        static boolean areKnownByTheObjectOnly(Class<?> testClass) {
            for (Optional<Class<?>> type = Optional.of(testClass); type.isPresent(); type = around(type.get())) {
                if (AnnotationSupport.findAnnotatedFields(type.get(), RegisterExtension.class).stream()
                        .anyMatch(field ->
                                field.getType() == MySqlExtension.class && !Modifier.isStatic(field.getModifiers()))) {
                    return true;
                }
            }
            return false;
        }

        /** Returns the version of their MySQL; without a word of any class, that of the servers of this machine. */
        String version() {
            for (Optional<Class<?>> type = context.getTestClass(); type.isPresent(); type = around(type.get())) {
                List<SetUp> found = new ArrayList<>();
                for (MySqlExtension extension : extensions(type.get())) {
                    found.add(extension.setUp());
                }
                annotation(type.get()).map(AnnotatedSetUp::read).ifPresent(found::add);
                if (!found.isEmpty()) {
                    return oneVersion(type.get(), found);
                }
            }
            return TestBackend.pick().copies().mysqlVersion();
        }

        private List<MySqlExtension> extensions(Class<?> type) {
            List<MySqlExtension> extensions = new ArrayList<>(
                    AnnotationSupport.findAnnotatedFieldValues(type, RegisterExtension.class, MySqlExtension.class));
            context.getTestInstances()
                    .flatMap(objects -> objects.findInstance(type))
                    .ifPresent(object -> extensions.addAll(AnnotationSupport.findAnnotatedFieldValues(
                            object, RegisterExtension.class, MySqlExtension.class)));
            return extensions;
        }

        private Optional<AnnotatedSetUp> annotation(Class<?> type) {
            return AnnotatedSetUp.find(context)
                    .filter(found -> found.annotated().equals(type));
        }

        private static String oneVersion(Class<?> type, List<SetUp> found) {
            List<String> versions = found.stream()
                    .map(setUp -> setUp.servers().template().mysqlVersion())
                    .distinct()
                    .toList();
            if (versions.size() > 1) {
                throw new ExtensionConfigurationException(
                        "@RequireMySqlVersion cannot tell which servers it means: those of " + type.getName()
                                + " are of the versions " + versions + ". Give each version a class of its own.");
            }
            return versions.get(0);
        }

        private static Optional<Class<?>> around(Class<?> type) {
            return Optional.ofNullable(type.getEnclosingClass());
        }
    }
}

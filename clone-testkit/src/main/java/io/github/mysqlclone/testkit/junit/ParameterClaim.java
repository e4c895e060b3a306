package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Decides whether a parameter of a type that the kit has is meant for one of its extensions: others fill parameters of the same
 * types, and JUnit refuses a parameter that two would fill.
 *
 * @param name the extension's; empty for the one without
 */
record ParameterClaim(ParameterContext parameter, ExtensionContext context, String name) {

    private static final String PARAMETERIZED_TEST = "org.junit.jupiter.params.ParameterizedTest";
    private static final String PARAMETERIZED_CLASS = "org.junit.jupiter.params.ParameterizedClass";

    /** They say something of the parameter, and not who fills it. */
    private static final Set<String> OF_NULLNESS = Set.of("NonNull", "Nonnull", "NotNull", "Nullable");

    /** Decides; {@code isOfTheKit} tells parameters of types that the kit has from others. */
    boolean isOurs(Predicate<Parameter> isOfTheKit) {
        Optional<MySql> named = parameter.findAnnotation(MySql.class);
        if (named.isPresent()) {
            return named.get().value().equals(name);
        }
        if (!name.isEmpty()) {
            return false;
        }
        if (hasAnnotationOfTheKit(parameter.getParameter())) {
            return true;
        }
        return !hasForeignAnnotation(parameter.getParameter())
                && !comesFromArguments(isOfTheKit)
                && !new OtherFrameworks(context).fills(parameter.getDeclaringExecutable());
    }

    private static boolean hasAnnotationOfTheKit(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(ParameterClaim::isOfTheKit);
    }

    static boolean hasForeignAnnotation(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation -> !isOfTheKit(annotation)
                        && !OF_NULLNESS.contains(annotation.annotationType().getSimpleName()));
    }

    private static boolean isOfTheKit(Annotation annotation) {
        return annotation.annotationType().getPackage().equals(ParameterClaim.class.getPackage());
    }

    /**
     * Tells whether a parameterized test fills it: arguments come first, and there is one at least, so that all parameters of
     * the kit's types at the beginning are taken for arguments. JUnit tells nobody how many there are.
     */
    private boolean comesFromArguments(Predicate<Parameter> isOfTheKit) {
        Executable executable = parameter.getDeclaringExecutable();
        return isParameterized(executable)
                && Arrays.stream(executable.getParameters())
                        .limit(parameter.getIndex())
                        .allMatch(before -> isOfTheKit.test(before) && !hasAnnotationOfTheKit(before));
    }

    private static boolean isParameterized(Executable executable) {
        if (executable instanceof Method) {
            return isAnnotatedBy(executable, PARAMETERIZED_TEST);
        }
        return executable instanceof Constructor && isAnnotatedBy(executable.getDeclaringClass(), PARAMETERIZED_CLASS);
    }

    /** By name: none of them need be on the class path. */
    static boolean isAnnotatedBy(AnnotatedElement element, String annotation) {
        return OtherFrameworks.annotation(annotation)
                .filter(type -> isAnnotated(element, type))
                .isPresent();
    }
}

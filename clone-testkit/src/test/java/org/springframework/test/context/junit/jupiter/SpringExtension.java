package org.springframework.test.context.junit.jupiter;

import io.github.mysqlclone.testkit.junit.OthersDataSource;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.TestConstructor;

/** Decides which parameters it fills as the extension of this name does. */
public final class SpringExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Arrays.stream(parameter.getParameter().getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals("Autowired"))
                || (parameter.getDeclaringExecutable() instanceof Constructor<?> constructor
                        && fillsAllOf(constructor, context));
    }

    private static boolean fillsAllOf(Constructor<?> constructor, ExtensionContext context) {
        if (Arrays.stream(constructor.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Autowired"))) {
            return true;
        }
        TestConstructor mode = constructor.getDeclaringClass().getAnnotation(TestConstructor.class);
        return mode != null
                ? mode.autowireMode() == TestConstructor.AutowireMode.ALL
                : context.getConfigurationParameter("spring.test.constructor.autowire.mode")
                        .filter("all"::equalsIgnoreCase)
                        .isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return OthersDataSource.make();
    }
}

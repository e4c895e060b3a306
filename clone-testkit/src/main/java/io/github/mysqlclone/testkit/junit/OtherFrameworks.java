package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;
import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** Frameworks that fill parameters which no annotation tells from the kit's. None of them need be on the class path. */
record OtherFrameworks(ExtensionContext context) {

    private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final String SPRING_CONSTRUCTOR = "org.springframework.test.context.TestConstructor";
    private static final String SPRING_CONSTRUCTORS = "spring.test.constructor.autowire.mode";
    private static final String MICRONAUT = "io.micronaut.test.extensions.junit5.annotation.MicronautTest";

    /** Tells whether one of them fills parameters of a method or constructor that have no annotation. */
    boolean fills(Executable executable) {
        Optional<Class<?>> test = context.getTestClass();
        if (executable instanceof Constructor
                && (ParameterClaim.hasForeignAnnotation(executable) // as @Autowired and @Inject
                        || test.filter(this::isSpringFillingConstructors).isPresent())) {
            return true;
        }
        return test.filter(type -> ParameterClaim.isAnnotatedBy(type, MICRONAUT))
                .isPresent();
    }

    private boolean isSpringFillingConstructors(Class<?> test) {
        Optional<String> mode = annotation(SPRING_CONSTRUCTOR)
                .flatMap(type -> findAnnotation(test, type))
                .map(OtherFrameworks::autowireMode);
        return mode.or(() -> isSpring(test) ? setting() : Optional.empty())
                .filter("ALL"::equalsIgnoreCase)
                .isPresent();
    }

    private Optional<String> setting() {
        return context.getConfigurationParameter(SPRING_CONSTRUCTORS)
                .or(() -> Optional.ofNullable(System.getProperty(SPRING_CONSTRUCTORS)));
    }

    private static boolean isSpring(Class<?> test) {
        return findRepeatableAnnotations(test, ExtendWith.class).stream()
                .flatMap(extend -> Arrays.stream(extend.value()))
                .anyMatch(extension -> extension.getName().equals(SPRING));
    }

    private static String autowireMode(Annotation testConstructor) {
        return ReflectionSupport.findMethod(testConstructor.annotationType(), "autowireMode")
                .map(method -> String.valueOf(ReflectionSupport.invokeMethod(method, testConstructor)))
                .orElse("");
    }

    /** Returns an annotation by its name; empty where it is not there. */
    static Optional<Class<? extends Annotation>> annotation(String name) {
        ClassLoader ofTests = Thread.currentThread().getContextClassLoader();
        return ReflectionSupport.tryToLoadClass(
                        name, ofTests == null ? OtherFrameworks.class.getClassLoader() : ofTests)
                .toOptional()
                .filter(Class::isAnnotation)
                .map(type -> type.asSubclass(Annotation.class));
    }
}

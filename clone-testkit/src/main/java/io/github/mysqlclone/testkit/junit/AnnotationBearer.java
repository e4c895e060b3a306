package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds where an annotation stands that a class has by itself, by an annotation of its own, or by what it extends. */
final class AnnotationBearer {

    private AnnotationBearer() {}

    /** Returns the type that bears it, in the order in which JUnit looks; empty if the class has none. */
    static Optional<Class<?>> of(Class<?> type, Class<? extends Annotation> annotation) {
        if (type.getDeclaredAnnotation(annotation) != null) {
            return Optional.of(type);
        }
        return candidates(type)
                .filter(candidate -> AnnotationSupport.isAnnotated(candidate, annotation))
                .findFirst()
                .flatMap(candidate -> of(candidate, annotation));
    }

    private static Stream<Class<?>> candidates(Class<?> type) {
        Stream<Class<?>> annotations = Arrays.stream(type.getDeclaredAnnotations())
                .<Class<?>>map(Annotation::annotationType)
                .filter(candidate -> !candidate.equals(type));
        return Stream.of(annotations, Arrays.stream(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                .flatMap(part -> part);
    }
}

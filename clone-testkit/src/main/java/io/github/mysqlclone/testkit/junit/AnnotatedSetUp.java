package io.github.mysqlclone.testkit.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.setup.ServerSet;
import io.github.mysqlclone.testkit.internal.setup.Topology;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The annotations of a test class, or else of the class around it. */
record AnnotatedSetUp(Class<?> annotated, ExtensionContext context) {

    private static final Logger LOGGER = LoggerFactory.getLogger(AnnotatedSetUp.class);

    private static final List<Class<? extends Annotation>> TOPOLOGIES =
            List.of(ClonedPair.class, WithReplica.class, WithReplicas.class);

    static AnnotatedSetUp of(ExtensionContext inner) {
        return find(inner)
                .orElseThrow(() -> new ExtensionConfigurationException("MySqlExtension has nothing to do in "
                        + inner.getRequiredTestClass().getName()
                        + ": annotate the class with @MySqlTest, @ClonedPair, @WithReplica or @WithReplicas, or register an extension"
                        + " that was made by MySqlExtension.standard() with @RegisterExtension"));
    }

    /** Looks from the inside to the outside: the nearest class with any of the annotations counts, and no other. */
    static Optional<AnnotatedSetUp> find(ExtensionContext inner) {
        Optional<ExtensionContext> next = Optional.of(inner);
        while (next.isPresent()) {
            ExtensionContext context = next.get();
            if (context.getTestMethod().isEmpty()
                    && context.getTestClass().filter(AnnotatedSetUp::hasAny).isPresent()) {
                return Optional.of(new AnnotatedSetUp(context.getRequiredTestClass(), context));
            }
            next = context.getParent();
        }
        return Optional.empty();
    }

    private static boolean hasAny(Class<?> type) {
        return Stream.concat(Stream.of(MySqlTest.class), TOPOLOGIES.stream())
                .anyMatch(annotation -> isAnnotated(type, annotation));
    }

    SetUp read() {
        SetUp setUp = SetUp.STANDARD.servers(servers -> servers.topology(topology()));
        Optional<MySqlTest> test = findAnnotation(annotated, MySqlTest.class);
        if (test.isEmpty()) {
            around().ifPresent(outer -> LOGGER.warn(
                    "The servers of {} are empty: what @MySqlTest of {} says does not count for a class with annotations of"
                            + " its own. Repeat it there if they are to have the same data.",
                    annotated.getName(),
                    outer.getName()));
            return setUp;
        }
        try {
            return setUp.servers(servers -> described(servers, test.get()))
                    .lifecycle(test.get().lifecycle())
                    .warm(test.get().warm());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "@MySqlTest of " + annotated.getName() + ": " + e.getMessage(), e);
        }
    }

    private ServerSet described(ServerSet servers, MySqlTest test) {
        ServerSet described = servers.schema(test.schema()).user(test.user()).options(test.options());
        return template(test).map(described::data).orElse(described);
    }

    /** Returns the nearest class around this one that has data. */
    Optional<Class<?>> around() {
        return context.getParent()
                .flatMap(AnnotatedSetUp::find)
                .map(AnnotatedSetUp::annotated)
                .filter(outer -> findAnnotation(outer, MySqlTest.class)
                        .filter(test -> test.scripts().length > 0 || test.template() != TemplateDefinition.None.class)
                        .isPresent());
    }

    private Topology topology() {
        List<Topology> asked = Stream.of(
                        findAnnotation(annotated, ClonedPair.class)
                                .map(pair -> pair.cloned() ? Topology.CLONED_PAIR : Topology.PAIR),
                        findAnnotation(annotated, WithReplica.class).map(replica -> Topology.REPLICA),
                        findAnnotation(annotated, WithReplicas.class).map(this::replicas))
                .flatMap(Optional::stream)
                .toList();
        if (asked.size() > 1) {
            throw new ExtensionConfigurationException(annotated.getName() + " has both "
                    + TOPOLOGIES.stream()
                            .filter(annotation -> isAnnotated(annotated, annotation))
                            .map(annotation -> "@" + annotation.getSimpleName())
                            .collect(Collectors.joining(" and "))
                    + ": one of them will do");
        }
        return asked.isEmpty() ? Topology.SINGLE : asked.get(0);
    }

    private Topology replicas(WithReplicas annotation) {
        try {
            return Topology.replicas(annotation.value());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(
                    "@WithReplicas of " + annotated.getName() + ": " + e.getMessage(), e);
        }
    }

    private Optional<MySqlTemplate> template(MySqlTest test) {
        boolean defined = test.template() != TemplateDefinition.None.class;
        if (defined && test.scripts().length > 0) {
            throw new IllegalArgumentException("template and scripts: one of them only");
        }
        if (defined) {
            return Optional.of(ReflectionSupport.newInstance(test.template()).template());
        }
        return test.scripts().length == 0
                ? Optional.empty()
                : Optional.of(MySqlTemplate.populatedBy(
                        Stream.of(test.scripts()).map(this::script).toArray(Population[]::new)));
    }

    /** Relative to the type that says so: a class that inherits it may be in another package. */
    private Population script(String name) {
        Class<?> bearer = AnnotationBearer.of(annotated, MySqlTest.class).orElse(annotated);
        try {
            return Population.resource(bearer, name);
        } catch (TestkitException e) {
            throw new ExtensionConfigurationException(
                    "@MySqlTest of " + bearer.getName() + ", for " + annotated.getName() + ": " + e.getMessage(), e);
        }
    }

    /** Finds where an annotation stands that a class has by itself, by an annotation of its own, or by what it extends. */
    static final class AnnotationBearer {

        private AnnotationBearer() {}

        /** Returns the type that bears it, in the order in which JUnit looks; empty if the class has none. */
        static Optional<Class<?>> of(Class<?> type, Class<? extends Annotation> annotation) {
            if (type.getDeclaredAnnotation(annotation) != null) {
                return Optional.of(type);
            }
            return candidates(type)
                    .filter(candidate -> isAnnotated(candidate, annotation))
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
}

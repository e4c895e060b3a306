package io.github.mysqlclone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// Public, or none of the classes in it would be visible.
public class HideFromSignaturesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Parameter.class,
                Returned.class,
                Thrown.class,
                PublicField.class,
                ProtectedField.class,
                ProtectedMethod.class,
                ProtectedConstructor.class,
                Component.class,
                Superclass.class,
                SuperclassArgument.class,
                InterfaceArgument.class,
                TypeParameter.class,
                MethodTypeParameter.class,
                DeepArgument.class,
                Array.class,
                Wildcard.class,
                Permits.class
            })
    void refusesWhatAUserCanSee(Class<?> api) {
        assertThat(violations(api)).isNotEmpty().allMatch(line -> line.contains("names " + Hidden.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(classes = {InPrivate.class, PackagePrivate.class, PackagePrivate.Nested.class})
    void letsPassWhatNoUserCanSee(Class<?> api) {
        assertThat(violations(api)).isEmpty();
    }

    private static List<String> violations(Class<?> api) {
        JavaClass javaClass = new ClassFileImporter().importClass(api);
        ConditionEvents events = ConditionEvents.Factory.create();
        new HideFromSignatures(type(Hidden.class)).check(javaClass, events);
        return events.getViolating().stream()
                .flatMap(event -> event.getDescriptionLines().stream())
                .toList();
    }

    public static non-sealed class Hidden extends Exception implements Permits {
        private static final long serialVersionUID = 1;
    }

    public static class Parameter {
        public void take(Hidden hidden) {}
    }

    public static class Returned {
        public @Nullable Hidden give() {
            return null;
        }
    }

    public static class Thrown {
        public void fail() throws Hidden {}
    }

    public static class PublicField {
        public final @Nullable Hidden hidden = null;
    }

    public static class ProtectedField {
        protected final @Nullable Hidden hidden = null;
    }

    public static class ProtectedMethod {
        protected void take(Hidden hidden) {}
    }

    public static class ProtectedConstructor {
        protected ProtectedConstructor(Hidden hidden) {}
    }

    public record Component(Hidden hidden) {}

    public static class Superclass extends Hidden {}

    public abstract static class SuperclassArgument extends Generic<Hidden> {}

    public abstract static class InterfaceArgument implements Supplier<Hidden> {}

    public static class TypeParameter<T extends Hidden> {}

    public static class MethodTypeParameter {
        public <T extends Hidden> void take() {}
    }

    public static class DeepArgument {
        public void take(Map<String, List<Hidden>> hidden) {}
    }

    public static class Array {
        public void take(Hidden[][] hidden) {}
    }

    public static class Wildcard {
        public void take(List<? super Hidden> hidden) {}
    }

    public sealed interface Permits permits Hidden {}

    public abstract static class Generic<T> {}

    @SuppressWarnings("unused")
    public static class InPrivate {
        private @Nullable Hidden hidden;

        private InPrivate(Hidden hidden) {}

        void take(Hidden hidden) {}

        private static class Nested extends Hidden {}
    }

    static class PackagePrivate {
        public void take(Hidden hidden) {}

        public static class Nested {
            public void take(Hidden hidden) {}
        }
    }
}

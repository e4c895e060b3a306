package io.github.mysqlclone.testkit.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.testkit.container.ContainerBackend;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a class of tests out where there is no container engine, unless {@code clone.testkit.containers} requires one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsContainers.Condition.class)
public @interface NeedsContainers {

    /** Asks once for each class. */
    final class Condition implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            assumeTrue(ContainerBackend.isUsable(), "no container engine answers, or none is wanted");
        }
    }
}

package io.github.mysqlclone.testkit.container.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Leaves tests out where no container engine answers, with the reason. {@code clone.testkit.containers} says what that means:
 * {@code required} makes it an error, {@code auto}, the default, leaves out, {@code off} looks for no engine and leaves out.
 *
 * <pre>{@code
 * @NeedsContainers
 * class UpgradeTest {
 *
 *     private static final MySqlTemplate ORDERS = MySqlTemplate.populatedBy(Path.of("orders.sql"))
 *             .on(new ContainerCopies(ContainerServerSpec.standard().image("mysql:8.4")));
 * }
 * }</pre>
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ContainersCondition.class)
public @interface NeedsContainers {}

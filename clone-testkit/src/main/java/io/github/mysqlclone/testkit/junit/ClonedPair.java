package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test a donor and a recipient in place of a single server. What is in the donor, and how long both live, is
 * said by {@link MySqlTest} on the same class; without it the donor is empty.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MySqlExtension.class)
public @interface ClonedPair {

    /**
     * Says whether the library clones the donor before the test, which takes seconds.
     *
     * @return true by default: the recipient holds the donor's data; false: the recipient is empty and ready to clone
     */
    boolean cloned() default true;
}

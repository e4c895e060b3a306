package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that is about the recipient of the pair, or the replica, or one of several. Without it, it is about the donor,
 * or for a list about all servers.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Recipient {

    /**
     * Says which of several recipients a parameter is about that is no list.
     *
     * @return 1, the default, for the first
     */
    int value() default 1;
}

package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Leaves tests out unless the MySQL of their servers is of these versions; the reason names both. That is the one of the
 * class's template; without a template, the one that the kit runs, as a process or in a container. No MySQL at all, an image that does not tell its version, and a version here that is none, are errors.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(MySqlVersionCondition.class)
public @interface RequireMySqlVersion {

    /**
     * Names the oldest version that will do.
     *
     * @return such as {@code 9}, {@code 8.4} or {@code 8.0.27}; any by default
     */
    String atLeast() default "";

    /**
     * Names the first version that is too new.
     *
     * @return such as {@code 9}; none by default
     */
    String below() default "";
}

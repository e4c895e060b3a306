package io.github.mysqlclone.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mark a type whose methods return a new value that must not be dropped.
 *
 * <p>Error Prone knows the annotation by its simple name and refuses {@code spec.requireSsl();} as a statement.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CheckReturnValue {}

package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test a donor and a replica that has caught up in place of a single server. What is in the donor, and how long
 * both live, is said by {@link MySqlTest} on the same class; without it the donor is empty.
 *
 * <p>The replica is the pair's recipient: on the same data as the donor, following it from its first transaction on by GTID (auto
 * position), with {@code super_read_only} on. Nothing is cloned for that; {@link ClonedPair} has a clone.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MySqlExtension.class)
public @interface WithReplica {}

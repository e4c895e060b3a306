package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test a donor and several replicas that have caught up, in place of a single server: what {@link WithReplica} gives,
 * more often. Parameters may be a {@code ServerGroup}, and {@code List<TestServer>} and {@code List<DataSource>} of all servers,
 * the donor first, or with {@link Recipient} of the replicas; {@code @Recipient(2) DataSource} is the second replica's.
 *
 * <pre>{@code
 * @MySqlTest(scripts = "orders.sql", schema = "shop")
 * @WithReplicas(3)
 * class ReadBalancerTest {
 *
 *     @Test
 *     void readsFromEach(DataSource source, @Recipient List<DataSource> replicas) { ... }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MySqlExtension.class)
public @interface WithReplicas {

    /**
     * Says how many replicas there are.
     *
     * @return 1 to 99
     */
    int value();
}

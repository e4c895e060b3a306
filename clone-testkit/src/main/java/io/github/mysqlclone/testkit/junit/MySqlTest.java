package io.github.mysqlclone.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test a running MySQL server, and says what is in it.
 *
 * <p>Constructors, lifecycle methods and tests may have parameters of these types: {@code TestServer},
 * {@code DataSource}, {@code String} with {@link JdbcUrl}; with {@link ClonedPair} or {@link WithReplica} besides it,
 * {@code ClonePair}, and any of the others with {@link Recipient}; what several replicas have is said at {@link WithReplicas}. Parameters that others fill are left to them, see
 * {@link MySql}. Constructors need JUnit 5.12 or newer, unless the lifecycle is {@code PER_CLASS}. Nested classes have what the class around them has,
 * unless they are annotated themselves. If a test fails, the tails of the error logs are published as report entries
 * before the servers are closed.
 *
 * <pre>{@code
 * @MySqlTest(scripts = "orders.sql", schema = "shop")
 * class OrderRepositoryTest {
 *
 *     @Test
 *     void findsAnOrder(DataSource shop) { ... }
 * }
 * }</pre>
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MySqlExtension.class)
public @interface MySqlTest {

    /**
     * Names the class that defines the template.
     *
     * @return a class with a constructor without parameters; none by default
     */
    Class<? extends TemplateDefinition> template() default TemplateDefinition.None.class;

    /**
     * Names SQL files that fill the template, in place of {@link #template()}.
     *
     * @return resources of the class path, as for {@link Class#getResource(String)} of the class or annotation
     *     that bears this annotation, not of one that inherits it
     */
    String[] scripts() default {};

    /**
     * Names the schema that URLs and data sources connect to. With neither {@link #scripts()} nor {@link #template()} it is made,
     * without tables.
     *
     * @return a schema; none by default
     */
    String schema() default "";

    /**
     * Names the account that URLs and data sources connect as, in place of the one that may do everything: an application's,
     * with all rights on {@link #schema()} and none elsewhere, or with those that the data gives it. {@code TestServer}
     * parameters still do everything.
     *
     * @return a name as for {@link io.github.mysqlclone.testkit.ServerAccess#applicationAccount}; none by default
     */
    String user() default "";

    /**
     * Sets options of the server, in whichever way it runs, over those of the template.
     *
     * @return options as in an option file: {@code sql_mode=ANSI}, {@code max_connections = 20}, {@code skip_replica_start}
     */
    String[] options() default {};

    /**
     * Says how long servers live.
     *
     * @return one set for each test by default
     */
    ServerLifecycle lifecycle() default ServerLifecycle.PER_TEST;

    /**
     * Keeps so many servers ready during the whole test run, or pairs where the class has pairs; shared by all classes that ask
     * for the same. Only for servers that live for one test each.
     *
     * @return 0 to 100; 0, the default, starts each server when it is wanted
     */
    int warm() default 0;
}

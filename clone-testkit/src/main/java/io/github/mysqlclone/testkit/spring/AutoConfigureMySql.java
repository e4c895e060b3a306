package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.junit.TemplateDefinition;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the application context of a Spring test a MySQL server of its own, on a fresh copy of a template.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureMySql(schema = "shop", migrations = "db/migration")
 * class OrdersTest { ... }
 * }</pre>
 *
 * <p>The context's {@code DataSource} bean is replaced by one without a pool, which can be given another server while the context
 * stays as it is; a context without one gets {@code dataSource}. {@code spring.datasource.url}, {@code username} and
 * {@code password} are those of the server as long as it runs, and {@code spring.test.database.replace} is {@code NONE}. The server
 * is started when it is first asked for, and closed with the context. It needs no Spring Boot.
 *
 * <p>Flyway and Liquibase of Spring Boot migrate this server and no other, whatever {@code spring.flyway.url}, {@code user} and
 * {@code password} say, or those of {@code spring.liquibase}: where the environment has one of them, they are the server's. So is the
 * account of {@code spring.sql.init}. A data source that the application itself makes for Flyway or Liquibase, with
 * {@code @FlywayDataSource} or {@code @LiquibaseDataSource}, stays as it is, as any other second one does, and {@code spring.r2dbc}.
 * The contexts of a {@code @ContextHierarchy} share one server; classes that ask for different ones in it are refused.
 *
 * <p>Classes that ask for the same servers share a context as Spring caches it, whatever their {@link #refresh()}. A server that
 * replaces another is on the same template. What writes to its database when the context is made runs again for it, and nothing on other databases: Flyway,
 * Liquibase, {@code schema.sql} and {@code data.sql} of Spring Boot, {@code DataSourceInitializer}. What anything else wrote then, as
 * Hibernate's {@code ddl-auto} or a runner does, is not in it: put that into the template, or ask for {@link Refresh#NEVER}. Classes that share a context must not run at the same time, unless none of them
 * refreshes.
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SettingsOfJUnit.class) // not looked at where tests run without JUnit Jupiter
public @interface AutoConfigureMySql {

    /**
     * Names the class that defines the template.
     *
     * @return a class with a constructor without parameters; none by default
     */
    Class<? extends TemplateDefinition> template() default TemplateDefinition.None.class;

    /**
     * Names the folders of the class path whose migrations Flyway runs on {@link #schema()} when the template is built, in place of
     * {@link #template()}. Flyway of the context finds them done.
     *
     * @return folders such as {@code db/migration}; none by default
     */
    String[] migrations() default {};

    /**
     * Names SQL files that fill the template after the migrations, in place of {@link #template()}.
     *
     * @return resources of the class path, as for {@link Class#getResource(String)} of the class that bears this annotation
     */
    String[] scripts() default {};

    /**
     * Names the schema that the data sources connect to. Where nothing fills the template it is made, without tables, for an
     * application that migrates at its start.
     *
     * @return a schema; none by default
     */
    String schema() default "";

    /**
     * Names the account that the data sources connect as, in place of the one that may do everything: an application's, with all
     * rights on {@link #schema()} and none elsewhere, or with those that the data gives it.
     *
     * @return a name as for {@link io.github.mysqlclone.testkit.ServerAccess#applicationAccount}; none by default
     */
    String user() default "";

    /**
     * Sets options of the servers.
     *
     * @return as for {@link io.github.mysqlclone.testkit.junit.MySqlTest#options()}
     */
    String[] options() default {};

    /**
     * Says when the data sources get a fresh server.
     *
     * @return before each test class by default
     */
    Refresh refresh() default Refresh.PER_CLASS;

    /**
     * Names the bean that is the server's data source, or the source's.
     *
     * @return a bean that is there or not; by default the only {@code DataSource} of the context, or the primary one
     */
    String dataSource() default "";

    /**
     * Adds a replica that has caught up, whose data source is this bean.
     *
     * @return a bean that is there or not, such as {@code replicaDataSource}; no replica by default
     */
    String replicaDataSource() default "";

    /**
     * Names the properties of the replica, for applications that make its data source of them.
     *
     * @return a prefix such as {@code app.replica}, before {@code .url}, {@code .username} and {@code .password}; none by default
     */
    String replicaProperties() default "";
}

package io.github.mysqlclone.testkit.spring;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What beans of a context do to its database when they are made, which a server that comes later has not seen. They are known by the
 * names of their classes, since a project has some of the libraries at most.
 */
final class InitialisersOfContext {

    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    /** It knows the application's own strategy of migrating; of Spring Boot 3 and 4. */
    private static final Set<String> OF_FLYWAY = Set.of(
            "org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer",
            "org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer");

    private static final Set<String> OF_OTHERS = Set.of(
            "liquibase.integration.spring.SpringLiquibase",
            "org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer", // schema.sql and data.sql
            "org.springframework.jdbc.datasource.init.DataSourceInitializer");

    private InitialisersOfContext() {}

    /**
     * Has those that fill a database of the kit do it again, in the order in which the context made them, behind those of the context
     * above it; Flyway passes over what the template holds already.
     */
    static void runAgain(ApplicationContext context) throws Exception {
        if (!(context instanceof ConfigurableApplicationContext configurable)) {
            return;
        }
        ApplicationContext parent = context.getParent();
        if (parent != null) {
            runAgain(parent);
        }
        ConfigurableListableBeanFactory factory = configurable.getBeanFactory();
        List<Object> made = Stream.of(factory.getSingletonNames())
                .map(factory::getSingleton)
                .filter(Objects::nonNull)
                .toList();
        Set<Object> borne = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object bean : made) {
            if (isOneOf(OF_FLYWAY, bean)) {
                borne.add(OfFlyway.startedBy(bean));
            }
        }
        for (Object bean : made) {
            if (isOneOf(Set.of(FLYWAY), bean)) {
                OfFlyway.migrateUnless(borne.contains(bean), bean);
            } else if (bean instanceof InitializingBean initialiser && fillsTheKits(bean)) {
                initialiser.afterPropertiesSet();
            }
        }
    }

    private static boolean fillsTheKits(Object bean) {
        return isOneOf(OF_FLYWAY, bean)
                ? OfFlyway.isOfTheKit(OfFlyway.startedBy(bean))
                : isOneOf(OF_OTHERS, bean) && DatabaseOfBean.isOfTheKit(bean);
    }

    private static boolean isOneOf(Set<String> names, Object bean) {
        return Stream.<Class<?>>iterate(bean.getClass(), Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> names.contains(type.getName()));
    }

    /** Touched only where Flyway is there. */
    private static final class OfFlyway {

        private OfFlyway() {}

        static Flyway startedBy(Object initialiser) {
            return DatabaseOfBean.held(initialiser, "flyway", Flyway.class)
                    .orElseThrow(() -> new IllegalStateException("Cannot see which Flyway " + initialiser + " starts"));
        }

        static boolean isOfTheKit(Flyway flyway) {
            DataSource source = flyway.getConfiguration().getDataSource();
            return source != null && DatabaseOfBean.isOfTheKit(source);
        }

        static void migrateUnless(boolean borne, Object bean) {
            if (!borne && bean instanceof Flyway flyway && isOfTheKit(flyway)) {
                flyway.migrate();
            }
        }
    }
}

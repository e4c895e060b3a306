package io.github.mysqlclone.testkit.spring;

import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** What Flyway of a context does at its start, which a server that comes later has not seen. */
final class MigrationsOfContext {

    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    private MigrationsOfContext() {}

    /** Runs the migrations of all Flyway beans; those that the template holds already are passed over. */
    static void runAgain(ApplicationContext context) {
        if (ClassUtils.isPresent(FLYWAY, MigrationsOfContext.class.getClassLoader())) {
            OfFlyway.migrate(context);
        }
    }

    /** Touched only where Flyway is there. */
    private static final class OfFlyway {

        private OfFlyway() {}

        static void migrate(ApplicationContext context) {
            context.getBeansOfType(Flyway.class).values().forEach(Flyway::migrate);
        }
    }
}

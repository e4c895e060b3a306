package org.springframework.boot.flyway.autoconfigure;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.InitializingBean;

/** Stands for Spring Boot's, which is not on the class path: the kit knows it by its name and its field. */
@NullMarked
public final class FlywayMigrationInitializer implements InitializingBean {

    private final Flyway flyway;

    public FlywayMigrationInitializer(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public void afterPropertiesSet() {
        flyway.migrate();
    }
}

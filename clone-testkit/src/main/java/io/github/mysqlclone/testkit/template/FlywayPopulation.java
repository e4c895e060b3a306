package io.github.mysqlclone.testkit.template;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** What Flyway makes of migrations of the class path. */
record FlywayPopulation(String schema, List<String> folders, Version content) implements Population {

    @Override
    public String origin() {
        return "Flyway in schema " + schema;
    }

    @Override
    public String version() {
        return content.text();
    }

    @Override
    public void populate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .createSchemas(true)
                .locations(folders.stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
                .load()
                .migrate();
    }

    @Override
    public String toString() {
        return "Flyway's " + folders;
    }
}

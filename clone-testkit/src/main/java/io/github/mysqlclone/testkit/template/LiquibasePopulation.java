package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** What Liquibase makes of a changelog of the class path. */
record LiquibasePopulation(String schema, String changelog, Version content) implements Population {

    /** Returns the folder that a changelog is in, with all that it may include. */
    static String folderOf(String changelog) {
        int end = changelog.lastIndexOf('/');
        if (end <= 0) {
            throw new IllegalArgumentException(
                    "changelog: must be in a folder, by whose content the template is told from"
                            + " others, such as db/changelog/main.xml (was '" + changelog + "')");
        }
        return changelog.substring(0, end);
    }

    @Override
    public String origin() {
        return "Liquibase in schema " + schema + ", " + changelog;
    }

    @Override
    public String version() {
        return content.text();
    }

    @Override
    public void populate(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE IF NOT EXISTS `" + schema.replace("`", "``") + "`");
            }
            connection.setCatalog(schema);
            try (Liquibase liquibase =
                    new Liquibase(changelog, new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
                requireAllInFolder(liquibase.getDatabaseChangeLog());
                liquibase.update(new Contexts(), new LabelExpression());
            }
        }
    }

    /** What changes elsewhere would leave the template as it is. */
    private void requireAllInFolder(DatabaseChangeLog all) {
        String folder = plain(folderOf(changelog)) + "/";
        all.getChangeSets().stream()
                .map(changeSet -> plain(changeSet.getChangeLog().getPhysicalFilePath()))
                .filter(file -> !file.startsWith(folder))
                .findFirst()
                .ifPresent(file -> {
                    throw new TestkitException("The changelog " + changelog + " includes " + file
                            + ", which is not below " + folder
                            + ": the template is told from others by what is there, and"
                            + " would not be built anew when that file changes. Move it there, or have"
                            + " Population.code(Version.ofResources(...), ...) name all folders and run Liquibase.");
                });
    }

    private static String plain(String path) {
        return path.replaceFirst("^classpath:", "").replaceFirst("^/+", "");
    }

    @Override
    public String toString() {
        return "Liquibase's " + changelog;
    }
}

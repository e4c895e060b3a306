package io.github.mysqlclone.testkit.internal.setup;

import io.github.mysqlclone.testkit.template.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A schema without tables, for a test or an application that makes those itself. */
record EmptySchema(String name) implements Population {

    @Override
    public String version() {
        return name;
    }

    @Override
    public void populate(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE `" + name.replace("`", "``") + "`");
        }
    }

    @Override
    public String toString() {
        return "an empty schema " + name;
    }
}

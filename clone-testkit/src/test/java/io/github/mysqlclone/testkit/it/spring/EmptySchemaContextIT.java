package io.github.mysqlclone.testkit.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** An application that migrates at its start needs no more than the name of its schema. */
@Tag(Lane.FULL)
@DirtiesContext
@ExtendWith(SpringExtension.class)
@ContextConfiguration(classes = EmptySchemaContextIT.Application.class)
@AutoConfigureMySql(schema = "shop", user = "app", refresh = Refresh.PER_TEST)
class EmptySchemaContextIT {

    static class Application {

        @Bean(initMethod = "migrate")
        Flyway flyway(DataSource dataSource) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations("io/github/mysqlclone/testkit/template/flyway")
                    .load();
        }
    }

    @Autowired
    private DataSource dataSource;

    @RepeatedTest(2)
    void findsWhatTheApplicationMigrated() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
            statement.execute("DELETE FROM orders");
        }
    }
}

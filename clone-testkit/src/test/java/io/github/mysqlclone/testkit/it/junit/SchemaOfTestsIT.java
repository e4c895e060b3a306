package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The schema that a test names is there, or it is said what makes it. */
@Tag(Lane.FULL)
class SchemaOfTestsIT {

    @Test
    void hasAnEmptySchemaWhereNothingFillsIt() {
        JUnitEngine.run(WithSchemaOnly.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(schema = "shop", user = "app")
    static class WithSchemaOnly {

        @Test
        void makesItsTablesItself(DataSource dataSource) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
                assertThat(connection.getCatalog()).isEqualTo("shop");
            }
        }
    }

    @Test
    void saysWhatASchemaTakesThatNothingMakes() {
        JUnitEngine.run(WithMisspeltSchema.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(scripts = "orders.sql", schema = "shopp")
    static class WithMisspeltSchema {

        @Test
        void cannotConnect(DataSource dataSource) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> dataSource.getConnection().close())
                    .withMessageContaining("Unknown database 'shopp'")
                    .withMessageContaining("Have a script begin with CREATE DATABASE shopp")
                    .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo(1049));
        }
    }
}

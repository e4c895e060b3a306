package io.github.mysqlclone.examples.orders;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tries a migration on copies of the data as it is: without annotations, and two servers in one test. */
@Tag("full-lane")
class OrderMigrationIT {

    private static final String MIGRATION =
            "ALTER TABLE shop.orders ADD COLUMN currency CHAR(3) NOT NULL DEFAULT 'EUR' AFTER total";

    private static final MySqlTemplate SHOP =
            MySqlTemplate.populatedBy(Population.resource(OrderMigrationIT.class, "orders.sql"));

    @Test
    void keepsEveryOrder() throws SQLException {
        try (TestServer server = SHOP.newServer()) {
            server.execute(MIGRATION);

            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*), MIN(currency) FROM shop.orders")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(3);
                assertThat(row.getString(2)).isEqualTo("EUR");
            }
        }
    }

    @Test
    void comesToTheSameOnEveryServer() throws SQLException {
        try (TestServer one = SHOP.newServer();
                TestServer other = SHOP.newServer()) {
            one.execute(MIGRATION);
            other.execute(MIGRATION);

            assertThat(other).hasSameDataAs(one);
        }
    }
}

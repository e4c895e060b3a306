package io.github.mysqlclone.examples.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first test that the README shows. */
@Tag("core-lane")
class FirstTestIT {

    @Nested
    // @start region="first-test"
    @MySqlTest(scripts = "shop.sql", schema = "shop") // beside the class, in src/test/resources; loaded once
    class ShopTest {

        @Test
        void addsAnOrder(TestServer server) throws SQLException { // or a DataSource, or a @JdbcUrl String
            server.execute("INSERT INTO shop.orders (customer) VALUES ('Grace')");

            assertThat(server.value("SELECT COUNT(*) FROM shop.orders")).contains("3");
        }
    }
    // @end
}

package io.github.mysqlclone.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.junit.MySqlTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the repository does with its rows; one server for each test will do. */
@Tag("core-lane")
@MySqlTest(scripts = "orders.sql", schema = "shop")
class OrderRepositoryIT {

    private OrderRepository orders;

    @BeforeEach
    void connect(DataSource shop) {
        orders = new OrderRepository(new Databases(shop, shop));
    }

    @Test
    void listsTheOrdersOfACustomerOldestFirst() throws SQLException {
        assertThat(orders.ofCustomer("Ada"))
                .containsExactly(
                        new Order(1, "Ada", new BigDecimal("120.00")), new Order(3, "Ada", new BigDecimal("4.50")));
    }

    @RepeatedTest(2)
    void givesTheNextNumberWhateverOtherTestsHavePlaced() throws SQLException {
        assertThat(orders.place("Edsger", BigDecimal.TEN).order().id()).isEqualTo(4);
    }

    @Test
    void placesNothingForNothing() throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> orders.place("Edsger", BigDecimal.ZERO))
                .withMessageContaining("total_is_positive");
        assertThat(orders.ofCustomer("Edsger")).isEmpty();
    }
}

package io.github.mysqlclone.examples.orders;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.math.BigDecimal;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full-lane")
// @start region="kit"
@MySqlTest(scripts = "orders.sql", schema = "shop") // loaded once; each test gets a server on a copy
@WithReplica // and a replica that has caught up
class OrderReplicaIT {

    private static final BigDecimal TOTAL = new BigDecimal("12.50");

    private OrderRepository orders;

    @BeforeEach
    void connect(DataSource source, @Recipient DataSource replica) {
        orders = new OrderRepository(new Databases(source, replica));
    }

    @Test
    void readsItsOwnWritesWhileTheReplicaLags(ClonePair pair) throws SQLException {
        pair.recipient().execute("STOP REPLICA SQL_THREAD");

        Placed placed = orders.place("Ada", TOTAL);

        assertThat(orders.find(placed.order().id())).isEmpty();
        assertThat(orders.find(placed.order().id(), placed.version())).contains(placed.order());
    }

    @Test
    void readsOnWhenTheSourceIsKilled(ClonePair pair) throws SQLException {
        pair.donor().kill();

        assertThat(orders.ofCustomer("Ada")).hasSize(2);
        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> orders.place("Ada", TOTAL))
                .withMessageStartingWith("Nothing was written, as the source cannot be reached");
    }

    @Test
    void leavesTheReplicaAsItsSource(ClonePair pair) {
        assertThat(pair.recipient()).hasSameDataAs(pair.donor());
    }
}
// @end

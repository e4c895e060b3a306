package io.github.mysqlclone.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which server answers: with one of the two gone, only the other can have. */
@Tag("full-lane")
@MySqlTest(scripts = "orders.sql", schema = "shop")
@WithReplica
class OrderFailoverIT {

    private static final BigDecimal TOTAL = new BigDecimal("12.50");
    private static final int CATCHES_UP_WITHIN_SECONDS = 30;

    private OrderRepository orders;

    @BeforeEach
    void connect(DataSource source, @Recipient DataSource replica) {
        orders = new OrderRepository(new Databases(source, replica));
    }

    @Test
    void readsFromTheSourceWhenTheReplicaIsKilled(@Recipient TestServer replica) throws SQLException {
        replica.kill();

        assertThat(orders.ofCustomer("Ada")).hasSize(2);
    }

    @Test
    void readsAWriteFromTheReplicaOnceThatHasCaughtUp(TestServer source, @Recipient TestServer replica)
            throws SQLException {
        Placed placed = orders.place("Edsger", TOTAL);
        awaitVersion(placed.version(), replica);
        source.kill();

        assertThat(orders.find(placed.order().id(), placed.version())).contains(placed.order());
    }

    @Test
    void doesNotAnswerWithOldDataWhereNewWasAskedFor(TestServer source, @Recipient TestServer replica)
            throws SQLException {
        replica.execute("STOP REPLICA SQL_THREAD");
        Placed placed = orders.place("Edsger", TOTAL);
        source.kill();

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> orders.find(placed.order().id(), placed.version()))
                .withMessageStartingWith("Nothing that new can be read");
    }

    private static void awaitVersion(DataVersion version, TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                PreparedStatement wait = connection.prepareStatement("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)")) {
            wait.setString(1, version.transactions());
            wait.setInt(2, CATCHES_UP_WITHIN_SECONDS);
            try (ResultSet timedOut = wait.executeQuery()) {
                timedOut.next();
                assertThat(timedOut.getBoolean(1)).as("the replica lags").isFalse();
            }
        }
    }
}

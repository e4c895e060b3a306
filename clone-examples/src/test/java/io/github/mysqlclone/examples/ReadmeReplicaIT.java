package io.github.mysqlclone.examples;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The test of README.md's section on the test kit. */
class ReadmeReplicaIT {

    // @start region="kit"
    @MySqlTest(scripts = "orders.sql", schema = "shop") // loaded once; each test gets a server on a copy
    @WithReplica // and a replica that has caught up
    static class OrderReplicaTest {

        @Test
        void readsFromTheReplica(DataSource donor, @Recipient DataSource replica, ClonePair pair) throws SQLException {
            assertThat(pair.recipient()).hasSameDataAs(pair.donor());

            try (Connection connection = replica.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT * FROM orders");
            }
        }
    }
    // @end

    /** Runs what the README shows: a class inside another is found where it is nested, as here. */
    @Nested
    @MySqlTest(scripts = "orders.sql", schema = "shop")
    @WithReplica
    class Run {
        @Test
        void readsFromTheReplica(DataSource donor, @Recipient DataSource replica, ClonePair pair) throws SQLException {
            new OrderReplicaTest().readsFromTheReplica(donor, replica, pair);
        }
    }
}

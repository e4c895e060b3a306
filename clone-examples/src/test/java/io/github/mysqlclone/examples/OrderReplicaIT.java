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
import org.junit.jupiter.api.Test;

// @start region="kit"
@MySqlTest(scripts = "orders.sql", schema = "shop") // loaded once; each test gets a server on a copy
@WithReplica // and a replica that has caught up
class OrderReplicaIT {

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

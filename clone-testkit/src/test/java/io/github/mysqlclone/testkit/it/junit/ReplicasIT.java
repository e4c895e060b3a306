package io.github.mysqlclone.testkit.it.junit;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.junit.JdbcUrl;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.WithReplicas;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A donor with several replicas, in two lines. */
@Tag(Lane.FULL)
class ReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void haveCaughtUpAndFollow() {
        JUnitEngine.run(Following.class).testEvents().assertStatistics(events -> events.succeeded(2));
    }

    @MySqlTest(template = Orders.class, schema = "shop")
    @WithReplicas(3)
    static class Following {

        @Test
        void hasThreeReplicasOfItsData(ServerGroup group, TestServer donor, @Recipient List<TestServer> replicas)
                throws SQLException {
            assertThat(replicas).hasSize(3).isEqualTo(group.recipients());
            assertThat(group).replicatesFrom(donor).hasCaughtUpWith(donor).hasSameDataAs(donor);

            donor.execute(Orders.INSERT);

            assertThat(group).catchesUpWith(donor, SOON);
            for (TestServer replica : replicas) {
                assertThat(Sql.value(replica, Orders.COUNT)).isEqualTo("3");
            }
        }

        @Test
        void reachesEachByADataSource(
                @JdbcUrl String donor,
                List<DataSource> all,
                @Recipient List<DataSource> replicas,
                @Recipient(3) TestServer last,
                @Recipient(3) DataSource lastReplica)
                throws SQLException {
            assertThat(donor).contains("/shop?");
            assertThat(all).hasSize(4);
            assertThat(replicas).hasSize(3);
            try (Connection connection = lastReplica.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@port, DATABASE()")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(last.port());
                assertThat(row.getString(2)).isEqualTo("shop");
            }
        }
    }

    @Test
    void takesStepsInPlaceOfAnnotations() {
        JUnitEngine.run(Steps.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    static class Steps {

        @RegisterExtension
        static final MySqlExtension MYSQL = MySqlExtension.standard().withReplicas(2);

        /** Each that differs is named, and no other. */
        @Test
        void namesTheReplicaThatIsBehind(@Recipient(1) TestServer good, @Recipient(2) TestServer bad)
                throws SQLException {
            ServerGroup group = MYSQL.group();
            bad.execute(OwnWords.of("STOP REPLICA SQL_THREAD"));
            group.donor().execute("CREATE DATABASE shop");

            assertThat(good).replicatesFrom(group.donor()).catchesUpWith(group.donor(), SOON);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(group).hasCaughtUpWith(group.donor()))
                    .withMessageMatching("(?s)1 of 3 servers.*:" + bad.port() + ".* has not caught up with .*")
                    .withMessageNotContaining(":" + good.port());
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(group).replicatesFrom(group.donor()))
                    .withMessageMatching("(?s)1 of 3 servers.*:" + bad.port() + ".* does not replicate from .*");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(group).hasSameDataAs(group.donor()))
                    .withMessageContaining("shop");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(group.donor()).replicatesFrom(good))
                    .withMessageContaining("it has no replication channel");
        }
    }
}

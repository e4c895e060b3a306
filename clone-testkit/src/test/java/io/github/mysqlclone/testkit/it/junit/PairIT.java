package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import io.github.mysqlclone.testkit.junit.JdbcUrl;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A donor with a recipient, a copy or a replica. */
@Tag(Lane.FULL)
class PairIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void hasARecipientThatHoldsTheDonorsData() {
        JUnitEngine.run(Copied.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(template = Orders.class)
    @ClonedPair
    static class Copied {

        @Test
        void holdsTheSame(ClonePair pair, TestServer donor, @Recipient TestServer recipient) throws SQLException {
            assertThat(donor).isSameAs(pair.donor());
            assertThat(recipient).isSameAs(pair.recipient());
            assertThat(Sql.value(recipient, Orders.COUNT)).isEqualTo("2");
        }
    }

    @Test
    void leavesTheRecipientEmptyWhereTheTestClones() {
        JUnitEngine.run(Ready.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(template = Orders.class)
    @ClonedPair(cloned = false)
    static class Ready {

        @Test
        void isReadyToClone(ClonePair pair) throws SQLException {
            assertThat(Sql.value(pair.donor(), Orders.COUNT)).isEqualTo("2");
            assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'shop'"))
                    .isNull();
        }
    }

    @Test
    void hasAReplicaThatHasCaughtUpAndFollows() {
        JUnitEngine.run(Following.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(template = Orders.class, schema = "shop")
    @WithReplica
    static class Following {

        @Test
        void readsWhatTheDonorWrites(DataSource donor, @Recipient DataSource replica, @Recipient TestServer server)
                throws SQLException {
            assertThat(Sql.value(server, Orders.COUNT)).isEqualTo("2");
            try (Connection connection = donor.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Orders.INSERT);
            }
            Await.until("the replica", SOON, () -> "3".equals(Sql.value(server, Orders.COUNT)));

            try (Connection connection = replica.getConnection();
                    Statement statement = connection.createStatement()) {
                SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(Orders.INSERT));
                assertThat(refusal.getErrorCode()).isEqualTo(1290);
            }
        }
    }

    @Test
    void takesStepsInPlaceOfAnnotations() {
        JUnitEngine.run(Steps.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    static class Steps {

        @RegisterExtension
        static final MySqlExtension MYSQL = MySqlExtension.standard()
                .template(new Orders().template())
                .schema("shop")
                .withPair();

        @Test
        void namesBothServers(ClonePair pair, @JdbcUrl String donor, @Recipient @JdbcUrl String recipient) {
            assertThat(donor).contains(":" + pair.donor().port() + "/shop?");
            assertThat(recipient).contains(":" + pair.recipient().port() + "/shop?");
        }
    }
}

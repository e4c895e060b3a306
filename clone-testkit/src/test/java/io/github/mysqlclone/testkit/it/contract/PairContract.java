package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pair of servers, ready to clone. */
abstract class PairContract {

    private static final Duration SOON = Duration.ofSeconds(30);

    abstract BackendUnderTest way();

    private ClonePair start() {
        return way().startPair(Wish.USUAL, Wish.USUAL);
    }

    @Test
    @Tag(Lane.FULL)
    void clonesWithNothingButTheStatement() throws SQLException {
        try (ClonePair pair = start()) {
            pair.donor().execute("CREATE DATABASE shop");

            clone(pair);

            Await.until("the end of the clone", SOON, () -> "Completed".equals(cloneState(pair)));
            assertThat(pair.recipient().startCount()).isGreaterThan(1);
            assertThat(Sql.value(pair.recipient(), pair.recipientAccount(), "SHOW DATABASES LIKE 'shop'"))
                    .isEqualTo("shop");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void clonesWithTheLibraryAtTheSamePort() throws SQLException {
        try (ClonePair pair = start()) {
            int port = pair.recipient().port();
            Servers.fill(pair.donor(), "shop", 100);

            CloneResult result = Servers.run(Servers.replacing(pair), Servers.recipient(pair));

            assertThat(result.copiedBytes()).isPositive();
            assertThat(pair.recipient().startCount()).isGreaterThan(1);
            assertThat(pair.recipient().port()).isEqualTo(port);
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("100");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void clonesAgainAfterTheRestart() throws SQLException {
        try (ClonePair pair = start()) {
            clone(pair);
            Await.until("the end of the first clone", SOON, () -> "Completed".equals(cloneState(pair)));
            pair.donor().execute("CREATE DATABASE shop");

            clone(pair);

            Await.until(
                    "the second clone's schema",
                    SOON,
                    () -> "shop".equals(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'shop'")));
        }
    }

    @Test
    @Tag(Lane.FULL)
    void goesDownWithoutASupervisorAndCompletesWhenItIsStartedAgain() throws SQLException {
        try (ClonePair pair = way().startPair(Wish.USUAL, Wish.UNSUPERVISED)) {
            TestServer recipient = pair.recipient();

            SQLException answer = catchThrowableOfType(SQLException.class, () -> clone(pair));

            assertThat(answer.getErrorCode()).isEqualTo(3707);
            assertThat(recipient.awaitExit(SOON)).isZero();
            recipient.start();
            assertThat(cloneState(pair)).isEqualTo("Completed");
        }
    }

    @Test
    void leavesNoTraceOfItsSetUpInTheBinaryLog() throws SQLException {
        try (ClonePair pair = start()) {
            assertThat(Sql.value(pair.donor(), "SELECT @@gtid_executed")).isEmpty();
            assertThat(Sql.value(pair.recipient(), "SELECT @@gtid_executed")).isEmpty();
        }
    }

    @Test
    void hasDistinctServers() throws SQLException {
        try (ClonePair pair = start()) {
            String identity = "SELECT CONCAT(@@server_uuid, @@server_id)";
            assertThat(Sql.value(pair.donor(), identity)).isNotEqualTo(Sql.value(pair.recipient(), identity));
        }
    }

    private static void clone(ClonePair pair) throws SQLException {
        Sql.execute(
                pair.recipient(),
                pair.recipientAccount(),
                "CLONE INSTANCE FROM '%s'@'%s':%d IDENTIFIED BY '%s'"
                        .formatted(
                                pair.donorAccount().user(),
                                pair.donorHostForRecipient(),
                                pair.donorPortForRecipient(),
                                pair.donorAccount().password().reveal()));
    }

    private static String cloneState(ClonePair pair) throws SQLException {
        return String.valueOf(Sql.value(
                pair.recipient(), pair.recipientAccount(), "SELECT state FROM performance_schema.clone_status"));
    }
}

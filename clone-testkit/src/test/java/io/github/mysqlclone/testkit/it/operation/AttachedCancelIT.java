package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.AbandonedClone;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who cancels a clone that another process began knows its recipient for certain, and its donor by hearsay. */
@Tag(Lane.FULL)
class AttachedCancelIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void cancelsACloneThatAnotherProcessBegan() throws SQLException, InterruptedException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            AbandonedClone.begin(pair);

            MySqlServer donor = pair.donor().server(pair.donorAccount());

            CloneOperation operation = CloneOperation.attach(
                            Servers.recipient(pair), AttachOptions.defaults().donorServer(donor))
                    .orElseThrow();

            Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
            assertThat(operation.cancelAndAwait(SOON)).isTrue();
            CloneCancelledException cancelled =
                    catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON));

            assertFoldersAreListed(cancelled.failure(), pair.recipient());
        }
    }

    private static void assertFoldersAreListed(CloneFailure failure, TestServer recipient) {
        assertThat(failure.leftovers()).singleElement().satisfies(leftover -> {
            assertThat(leftover.what()).startsWith("folders of schemas that are not there");
            String schema = leftover.what().replaceFirst(".*: (\\w+)/.*", "$1");
            assertThat(Path.of(recipient.dataDirectory(), schema)).isEmptyDirectory();
        });
    }

    /** Whose session it is decides who may end it; asking at each look does not help. */
    @Test
    void doesNotPesterAServerThatRefusesToCancel() throws SQLException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            pair.recipient()
                    .execute(
                            "CREATE USER onlooker IDENTIFIED BY 'secret'",
                            "GRANT SELECT ON performance_schema.clone_status TO onlooker",
                            "GRANT SELECT ON performance_schema.clone_progress TO onlooker");
            AbandonedClone.begin(pair);
            List<Long> kills = new CopyOnWriteArrayList<>();
            List<String> looksSince = new CopyOnWriteArrayList<>();
            MySqlServer onlooker = Servers.login(pair.recipient(), Account.of("onlooker", "secret"));
            CloneOperation operation = CloneOperation.attach(
                            MySqlServer.dataSource(ObservedDataSource.ofStatements(onlooker, sql -> {
                                if (sql.startsWith("KILL QUERY")) {
                                    kills.add(System.nanoTime());
                                } else if (!kills.isEmpty() && sql.contains("clone_status")) {
                                    looksSince.add(sql);
                                }
                            })),
                            AttachOptions.defaults())
                    .orElseThrow();
            try {
                operation.cancel();

                Await.until("it to be tried again", SOON, () -> kills.size() > 1);
                Duration between = Duration.ofNanos(kills.get(1) - kills.get(0));
                assertThat(between).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
                assertThat(looksSince).as("looks meanwhile").hasSizeGreaterThan(2);
            } finally {
                operation.detach();
            }
        }
    }

    @Test
    void leavesADonorAloneWhoseCloneIsOlder() throws SQLException {
        try (ClonePair others = SlowCloneData.newPair();
                ClonePair pair = SlowCloneData.newPair()) {
            AbandonedClone.beginOneThatSleeps(others);
            AbandonedClone.awaitAge(others, 4);
            AbandonedClone.beginOneThatSleeps(pair);

            assertOthersIsLeftAlone(pair, others);
        }
    }

    @Test
    void leavesADonorAloneWhoseCloneIsYounger() throws SQLException {
        try (ClonePair others = SlowCloneData.newPair();
                ClonePair pair = SlowCloneData.newPair()) {
            AbandonedClone.beginOneThatSleeps(pair);
            AbandonedClone.awaitAge(pair, 9);
            AbandonedClone.beginOneThatSleeps(others);

            assertOthersIsLeftAlone(pair, others);
        }
    }

    private static void assertOthersIsLeftAlone(ClonePair pair, ClonePair others) throws SQLException {
        int killsThere = kills(others.donor());
        int killsHere = kills(pair.recipient());
        CloneOperation operation = CloneOperation.attach(
                        Servers.recipient(pair),
                        AttachOptions.defaults().donorServer(others.donor().server(others.donorAccount())))
                .orElseThrow();

        operation.cancel();

        // The donor comes first.
        Await.until("the recipient to be asked", SOON, () -> kills(pair.recipient()) > killsHere);
        assertThat(kills(others.donor())).isEqualTo(killsThere);
        assertThat(CloneStatus.read(Servers.recipient(others)).orElseThrow().state())
                .isEqualTo(ReportedState.IN_PROGRESS);
        operation.detach();
    }

    private static int kills(TestServer server) throws SQLException {
        return Integer.parseInt(
                Sql.row(server, "SHOW GLOBAL STATUS LIKE 'Com_kill'").get(1));
    }
}

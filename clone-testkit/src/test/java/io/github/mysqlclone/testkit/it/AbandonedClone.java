package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.testkit.ClonePair;
import java.sql.SQLException;
import java.time.Duration;

/** Clones that nobody follows any more. */
public final class AbandonedClone {

    private static final Duration SOON = Duration.ofSeconds(60);

    private AbandonedClone() {}

    /** Waits until the clone of this pair began more than so many seconds ago. */
    public static void awaitAge(ClonePair pair, int seconds) {
        Await.until(
                "the clone to be older by some seconds",
                SOON,
                () -> "1"
                        .equals(Sql.value(
                                pair.recipient(),
                                "SELECT BEGIN_TIME < NOW(3) - INTERVAL " + seconds
                                        + " SECOND FROM performance_schema.clone_status")));
    }

    /** Begins a slow clone and lets go of it in the middle, as a process that goes away would. */
    public static CloneIdentity begin(ClonePair pair) throws SQLException {
        try (CloneSession session =
                Servers.fromDonorSlowly(pair, 5).requireNoSsl().openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
            operation.detach();
            CloneOutcomeUnknownException unknown =
                    catchThrowableOfType(CloneOutcomeUnknownException.class, () -> operation.await(SOON));
            assertThat(unknown).isNotNull();
            return unknown.identity().orElseThrow();
        }
    }

    /**
     * Begins one that keeps a limit of its own, below that of the link, and so never waits for the link: else KILL QUERY may
     * hang for good (seen on 9.7.4). The link stays narrow: through a wide one all there is comes in before the server
     * sleeps for the first time.
     */
    public static CloneIdentity beginOneThatSleeps(ClonePair pair) throws SQLException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 1");
        return begin(pair);
    }
}

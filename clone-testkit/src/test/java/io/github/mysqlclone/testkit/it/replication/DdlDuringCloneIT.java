package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.verify.DataComparison;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Tables are created, altered, truncated and dropped on the donor all the while it is cloned. Had the copy torn one of them,
 * replication could not go on from it: its next statement on that table would fail.
 */
class DdlDuringCloneIT {

    private static final String WAITING =
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'Waiting for backup lock'";

    @Test
    void goesOnAllTheWhileUnlessItIsBlocked() throws Exception {
        AtomicInteger duringCopy = new AtomicInteger();

        cloneUnderDdl(false, (pair, ddl) -> {
            int before = ddl.done();
            Await.until("DDL goes on", SOON, () -> ddl.done() > before + 3);
            duringCopy.set(ddl.done() - before);
        });

        assertThat(duringCopy.get()).isGreaterThan(3);
    }

    @Test
    void waitsForTheEndOfTheCopyIfItIsBlocked() throws Exception {
        cloneUnderDdl(true, (pair, ddl) -> {
            Await.until("DDL waits on the donor", SOON, () -> "1".equals(Sql.value(pair.donor(), WAITING)));
            int before = ddl.done();
            assertThat(Sql.value(pair.donor(), WAITING)).isEqualTo("1");
            assertThat(ddl.done()).isEqualTo(before);
        });
    }

    @FunctionalInterface
    private interface Look {
        void at(ClonePair pair, EndlessDdl ddl) throws Exception;
    }

    /** Clones slowly, looks while files are copied, lets the copy catch up, and compares. */
    private static void cloneUnderDdl(boolean blocked, Look whileCopying) throws Exception {
        try (ClonePair pair = ClonePair.create()) {
            Servers.fillForASlowClone(pair.donor());
            ReplicationScene.createAccount(pair.donor(), ReplicationScene.REPLICATOR, "REPLICATION SLAVE");
            RemoteCloneSpec spec =
                    Servers.fromDonorOf(pair).prepare(Preparation.nothing().set(CloneSetting.blockDdl(blocked)));
            CloneResult result;
            try (EndlessDdl ddl = EndlessDdl.on(pair.donor());
                    CloneSession session = spec.openSession(pair.recipient().server())) {
                CloneOperation operation = session.start();
                Await.until("files are copied", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                whileCopying.at(pair, ddl);
                assertThat(Servers.isCopyingFiles(operation.progress()))
                        .as("the look was in time")
                        .isTrue();
                Servers.hurry(pair);
                result = operation.await(Duration.ofMinutes(2)).orElseThrow();
                int atTheEnd = ddl.done();
                Await.until("DDL goes on after the clone", SOON, () -> ddl.done() > atTheEnd + 3);
            }
            ReplicaSetup.from(result)
                    .source(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                    .sourceServer(pair.donor().server())
                    .account(ReplicationScene.REPLICATOR)
                    .requireSsl()
                    .startOn(pair.recipient().server())
                    .awaitCaughtUp(SOON);
            assertThat(DataComparison.of(pair.donor().server(), pair.recipient().server())
                            .compare()
                            .differences())
                    .isEmpty();
        }
    }
}

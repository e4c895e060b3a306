package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.DdlWait;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.verify.DataComparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tables are created, altered, truncated and dropped on the donor all the while it is cloned. Had the copy torn one of them,
 * replication could not go on from it: its next statement on that table would fail.
 */
@Tag(Lane.FULL)
class DdlDuringCloneIT {

    private static final String WAITING =
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'Waiting for backup lock'";

    private final List<DdlWait> waits = new CopyOnWriteArrayList<>();

    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void onProgress(CloneProgress progress) {}

        @Override
        public void onDdlWait(DdlWait wait) {
            waits.add(wait);
        }
    };

    @Test
    void goesOnAllTheWhileUnlessItIsBlocked() throws Exception {
        try (ClonePair pair = SlowCloneData.newPair()) {
            cloneUnderDdl(pair, spec(pair, false), DdlDuringCloneIT::goesOn);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void waitsForTheEndOfTheCopyIfItIsBlocked() throws Exception {
        try (ClonePair pair = ClonePair.create()) {
            Servers.fillForASlowClone(pair.donor());
            RemoteCloneSpec spec = spec(pair, true);

            assertThat(ddlFindings(spec, pair)).isEmpty();
            cloneUnderDdl(pair, spec, ddl -> {
                Await.until("DDL waits on the donor", SOON, () -> "1".equals(Sql.value(pair.donor(), WAITING)));
                int before = ddl.done();
                Await.until("the library has noticed", SOON, () -> waits.contains(new DdlWait(false, 1)));
                assertThat(Sql.value(pair.donor(), WAITING)).isEqualTo("1");
                assertThat(ddl.done()).isEqualTo(before);
            });
        }
    }

    /** The copy of a template starts with innodb_validate_tablespace_paths=OFF, as its files are where they belong. */
    @Test
    void goesOnDuringTheFirstCloneOfADonorThatDidNotValidateItsPathsAndPreflightSaysSo() throws Exception {
        try (ClonePair pair = SlowCloneData.newPair()) {
            RemoteCloneSpec spec = spec(pair, true);

            assertThat(ddlFindings(spec, pair)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.side()).isEqualTo(Side.DONOR);
            });
            cloneUnderDdl(pair, spec, DdlDuringCloneIT::goesOn);
        }
    }

    @Test
    void keepsTheCloneWaitingWhereItRunsAlready() throws Exception {
        try (ClonePair pair = SlowCloneData.newPair()) {
            LeftOut.unless(TestedMySql.isAtLeast("8.0.27"), "before 8.0.27 no clone lets DDL go on");
            pair.recipient().execute("SET GLOBAL clone_block_ddl = ON");
            Thread alter = new Thread(() -> rebuild(pair.donor()), "rebuild");
            try (Connection reader = pair.donor().connect();
                    Statement statement = reader.createStatement();
                    CloneSession session = Servers.fromDonorOf(pair).openSession(Servers.recipient(pair))) {
                // An open transaction keeps DDL from its end, with the backup lock in its hands.
                reader.setAutoCommit(false);
                statement.executeQuery("SELECT id FROM big.page LIMIT 1").close();
                alter.start();
                Await.until(
                        "the DDL waits for the reader",
                        SOON,
                        () -> "1"
                                .equals(Sql.value(
                                        pair.donor(),
                                        "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                                                + " WHERE STATE = 'Waiting for table metadata lock'")));
                session.onProgress(listener);

                CloneOperation operation = session.start();
                Await.until("the library has noticed", SOON, () -> waits.contains(new DdlWait(true, 0)));
                reader.rollback();

                assertThat(operation.await(Duration.ofMinutes(2))).isPresent();
            }
            alter.join();
        }
    }

    private static void rebuild(TestServer server) {
        try {
            server.execute("ALTER TABLE big.page FORCE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RemoteCloneSpec spec(ClonePair pair, boolean blocked) throws SQLException {
        return Servers.fromDonorSlowly(pair, 10)
                .donorServer(pair.donor().server())
                .prepare(Preparation.nothing().set(CloneSetting.blockDdl(blocked)));
    }

    private static List<Finding> ddlFindings(RemoteCloneSpec spec, ClonePair pair) {
        try (CloneSession session = spec.openSession(pair.recipient().server())) {
            return session.preflight().result(CheckId.DDL).orElseThrow().findings();
        }
    }

    private static void goesOn(EndlessDdl ddl) {
        int before = ddl.done();
        Await.until("DDL goes on", SOON, () -> ddl.done() > before + 3);
    }

    @FunctionalInterface
    private interface Look {
        void at(EndlessDdl ddl) throws Exception;
    }

    /** Clones slowly, looks while files are copied, lets the copy catch up, and compares. */
    private void cloneUnderDdl(ClonePair pair, RemoteCloneSpec spec, Look whileCopying) throws Exception {
        ReplicationScene.createAccount(pair.donor(), ReplicationScene.REPLICATOR, "REPLICATION SLAVE");
        CloneResult result;
        try (EndlessDdl ddl = EndlessDdl.on(pair.donor());
                CloneSession session = spec.openSession(pair.recipient().server())) {
            session.onProgress(listener);
            CloneOperation operation = session.start();
            Await.until("files are copied", SOON, () -> Servers.isCopyingFiles(operation.progress()));
            whileCopying.at(ddl);
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

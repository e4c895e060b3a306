package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.provisioning.HandoverFailedException;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Quarantined;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.EndlessWriter;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ended between the clone and the replica that has caught up is taken up by the next one, which clones nothing. */
@Tag(Lane.FULL)
class UnfinishedProvisioningIT {

    private static final Duration DELAY = Duration.ofSeconds(3);
    private static final Duration TOO_SHORT = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private BlankPair pair;

    @BeforeEach
    void start() throws SQLException {
        pair = BlankPair.start();
        pair.donor().execute("CREATE EVENT shop.beat ON SCHEDULE EVERY 1 SECOND DO DELETE FROM shop.item WHERE id = 0");
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private Provisioning provisioning(RemoteCloneSpec spec, UnaryOperator<ReplicaSetup> change) {
        return Provisioning.of(
                spec,
                pair.recipient().server(),
                setup -> change.apply(setup.account(BlankPair.REPLICATOR).requireSsl()));
    }

    private RemoteCloneSpec withLedger() {
        RemoteCloneSpec spec = pair.spec();
        return spec.prepare(spec.preparation().ledger(ledger()));
    }

    private Path ledger() {
        return directory.resolve("ledger");
    }

    private HandoverFailedException fails(Provisioning provisioning) throws SQLException {
        HandoverFailedException failure =
                catchThrowableOfType(HandoverFailedException.class, () -> provisioning.ensureCloned(TOO_SHORT));
        assertThat(failure).hasMessageContaining("ensureCloned again");
        assertThat(failure.cloneResult().quarantine()).isPresent();
        assertThat(takesWrites()).isFalse();
        return failure;
    }

    private boolean takesWrites() throws SQLException {
        return "0".equals(Sql.value(pair.recipient(), "SELECT @@super_read_only"));
    }

    private void isHandedOver() throws SQLException {
        assertThat(takesWrites()).isTrue();
        assertThat(Sql.value(pair.recipient(), "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                .isEqualTo("0");
        assertThat(ledger()).doesNotExist();
        eventIsLeftToTheDonor();
    }

    private void eventIsLeftToTheDonor() throws SQLException {
        assertThat(Sql.value(
                        pair.recipient(), "SELECT STATUS FROM information_schema.EVENTS WHERE EVENT_NAME = 'beat'"))
                .isEqualTo(OwnWords.disabledOnReplica());
        assertThat(Sql.value(pair.recipient(), "SELECT @@gtid_executed LIKE CONCAT('%', @@server_uuid, '%')"))
                .as("it has transactions of its own")
                .isEqualTo("0");
    }

    @Test
    void thatDidNotCatchUpInTimeIsHandedOverByTheNotesInTheLedger() throws Exception {
        try (EndlessWriter writer = EndlessWriter.on(pair.donor())) {
            Provisioning provisioning = provisioning(withLedger(), setup -> setup.delay(DELAY));

            assertThat(fails(provisioning)).hasCauseInstanceOf(ReplicationTimeoutException.class);
            assertThat(provisioning.verdict()).isInstanceOf(Quarantined.class);

            Provisioned done = provisioning.ensureCloned(SOON);

            assertThat(done.verdict()).isInstanceOf(Quarantined.class);
            assertThat(done.cloneResult()).isEmpty();
            assertThat(done.quarantined()).isFalse();
            assertThat(done.status().delay()).isEqualTo(DELAY);
            assertThat(writer.written()).isPositive();
            isHandedOver();
            assertThat(provisioning.verdict()).isInstanceOf(Replicating.class);
        }
    }

    @Test
    void whoseReplicationCouldNotBeginGetsItsReplication() throws Exception {
        assertThat(fails(provisioning(
                        withLedger(), setup -> setup.source(pair.donor().host(), 1))))
                .hasCauseInstanceOf(ReplicationFailedException.class);
        Provisioning mended = provisioning(withLedger(), setup -> setup);
        assertThat(mended.verdict()).isInstanceOf(Behind.class);

        Provisioned done = mended.ensureCloned(SOON);

        assertThat(done.cloneResult()).isEmpty();
        assertThat(done.quarantined()).isFalse();
        isHandedOver();
    }

    @Test
    void whoseDonorIsAReplicaLosesTheChannelThatCameWithTheClone() throws Exception {
        try (TestServer upstream = ServerSpec.standard().start()) {
            BlankPair.createReplicator(upstream);
            upstream.execute(OwnWords.of("RESET BINARY LOGS AND GTIDS"));
            Servers.follow(pair.donor(), upstream, BlankPair.REPLICATOR);
            // As after a process that died between the clone and the replication.
            RemoteCloneSpec spec = withLedger();
            Servers.run(
                    spec.prepare(spec.preparation().quarantine()),
                    pair.recipient().server());
            assertThat(ReplicaStatus.read(pair.recipient().server())).hasSize(1);

            Provisioned done = provisioning(withLedger(), setup -> setup).ensureCloned(SOON);

            assertThat(done.quarantined()).isFalse();
            assertThat(ReplicaStatus.read(pair.recipient().server()))
                    .singleElement()
                    .satisfies(status -> assertThat(status.sourceUuid())
                            .contains(String.valueOf(Sql.value(pair.donor(), "SELECT @@server_uuid"))));
            isHandedOver();
        }
    }

    @Test
    void ofWhichNobodyHasNotesStaysInQuarantineAndSaysSo() throws Exception {
        HandoverFailedException failure = fails(
                provisioning(pair.spec(), setup -> setup.source(pair.donor().host(), 1)));
        Provisioning mended = provisioning(pair.spec(), setup -> setup);

        assertThat(mended.ensureCloned(SOON).quarantined()).isTrue();
        Provisioned again = mended.ensureCloned(SOON);

        assertThat(again.verdict()).as("it may be meant to be so").isInstanceOf(Replicating.class);
        assertThat(again.quarantined()).isTrue();
        assertThat(takesWrites()).isFalse();

        failure.cloneResult().quarantine().orElseThrow().lift(pair.recipient().server());
        assertThat(takesWrites()).isTrue();
        assertThat(mended.verdict()).isInstanceOf(Replicating.class);
    }

    @Test
    void leavesALedgerAloneThatIsAboutAnotherServer() throws Exception {
        try (BlankPair other = BlankPair.start()) {
            RemoteCloneSpec unfinished = other.spec();
            Provisioning elsewhere = Provisioning.of(
                    unfinished.prepare(unfinished.preparation().ledger(ledger())),
                    other.recipient().server(),
                    setup -> setup.account(BlankPair.REPLICATOR)
                            .requireSsl()
                            .source(other.donor().host(), 1));
            assertThatExceptionOfType(HandoverFailedException.class)
                    .isThrownBy(() -> elsewhere.ensureCloned(TOO_SHORT));
            assertThat(ledger()).isNotEmptyFile();
        }
        provisioning(pair.spec(), setup -> setup).ensureCloned(SOON);

        assertThat(provisioning(withLedger(), setup -> setup).ensureCloned(SOON).verdict())
                .isInstanceOf(Replicating.class);
        assertThat(ledger()).isNotEmptyFile();
    }
}

package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.provisioning.HandoverFailedException;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.ConsentNeeded;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Empty;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.provisioning.ReplaceReason;
import io.github.mysqlclone.testkit.it.EndlessWriter;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on servers without GTIDs, which know their place in the donor's binary log and nothing else. */
@Tag(Lane.CORE)
class ProvisioningByFileIT {

    @Test
    @Tag(Lane.FULL)
    void goesOnFromTheCloneWhereARunWasBrokenOffRightAfterIt(@TempDir Path directory) throws Exception {
        try (BlankPair pair =
                BlankPair.start(spec -> spec.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF"))) {
            RemoteCloneSpec spec = pair.spec().prepare(pair.spec().preparation().ledger(directory.resolve("ledger")));
            // As after a process that died between the clone and the replication.
            Servers.run(
                    spec.prepare(spec.preparation().quarantine()),
                    pair.recipient().server());
            pair.writeOnDonor(1001);

            assertThat(pair.provisioning().verdict())
                    .as("without the ledger nobody knows whose coordinates they are")
                    .isInstanceOf(ConsentNeeded.class);
            Provisioned done = pair.provisioning(spec).ensureCloned(SOON);

            assertThat(done.verdict()).isInstanceOf(Behind.class);
            assertThat(done.quarantined()).isFalse();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("11");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void doesNotApplyTwiceWhatABrokenRunHasApplied(@TempDir Path directory) throws Exception {
        try (BlankPair pair =
                BlankPair.start(spec -> spec.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF"))) {
            RemoteCloneSpec spec = pair.spec().prepare(pair.spec().preparation().ledger(directory.resolve("ledger")));
            try (EndlessWriter writer = EndlessWriter.on(pair.donor())) {
                Provisioning slow = Provisioning.of(
                        spec,
                        pair.recipient().server(),
                        setup ->
                                setup.account(BlankPair.REPLICATOR).requireSsl().delay(Duration.ofSeconds(2)));
                assertThatExceptionOfType(HandoverFailedException.class)
                        .isThrownBy(() -> slow.ensureCloned(Duration.ofMillis(500)));
                assertThat(writer.written()).isPositive();
            }
            pair.recipient().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));

            assertThat(pair.provisioning(spec).verdict())
                    .as("with the channel its place is gone, and the clone's holds no longer")
                    .isInstanceOf(ConsentNeeded.class);
        }
    }

    @Test
    void clonesFollowsAndGoesOnFromWhereItWas() throws Exception {
        try (BlankPair pair =
                BlankPair.start(spec -> spec.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF"))) {
            assertThat(pair.provisioning().verdict()).isInstanceOf(Empty.class);

            Provisioned done = pair.provisioning().ensureCloned(SOON);

            assertThat(done.cloneResult()).isPresent();
            assertThat(done.status().autoPosition()).isFalse();
            assertThat(pair.provisioning().verdict()).isInstanceOf(Replicating.class);

            pair.recipient().execute(OwnWords.of("STOP REPLICA"));
            pair.writeOnDonor(1001);
            assertThat(pair.provisioning().verdict()).isInstanceOf(Behind.class);
            assertThat(pair.provisioning().ensureCloned(SOON).cloneResult()).isEmpty();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("11");

            pair.recipient().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
            assertThat(pair.provisioning().verdict())
                    .isInstanceOfSatisfying(
                            ConsentNeeded.class,
                            verdict -> assertThat(verdict.reasons()).containsExactly(ReplaceReason.UNRELATED_DATA));
        }
    }
}

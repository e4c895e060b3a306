package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Behind;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that has stopped is started again while another server answers at its source's address. */
@Tag(Lane.FULL)
class OtherServerBehindTheAddressIT {

    private static final Pattern REMEDY = Pattern.compile("drop them: (.+?)\\. Then .+, and (START .+)\\.");

    private static UnaryOperator<ServerSpec> gtids(String mode) {
        return spec -> spec.option("gtid_mode", mode).option("enforce_gtid_consistency", mode);
    }

    private static RemoteCloneSpec throughThe(Switchboard board, BlankPair pair) {
        return CloneSpec.remote(pair.donor().host(), board.port())
                .donorServer(pair.donor().server())
                .requireSsl()
                .prepare(Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount())
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "OFF"})
    void sendsNothingThatIsAppliedAndTheRemedyDropsIt(String gtidMode) throws Exception {
        try (BlankPair pair = BlankPair.start(gtids(gtidMode));
                TestServer other = gtids(gtidMode).apply(ServerSpec.standard()).start();
                Switchboard board = Switchboard.to(pair.donor())) {
            BlankPair.createReplicator(other);
            Servers.fill(other, "poison", 10);
            Provisioning provisioning = pair.provisioning(throughThe(board, pair));
            provisioning.ensureCloned(SOON);
            pair.recipient().execute(OwnWords.of("STOP REPLICA"));
            pair.writeOnDonor(1001);
            board.switchTo(other);
            assertThat(provisioning.verdict()).isInstanceOf(Behind.class);

            ReplicationFailedException failure =
                    catchThrowableOfType(ReplicationFailedException.class, () -> provisioning.ensureCloned(SOON));

            assertThat(failure)
                    .hasMessageContaining("Its source is server " + Sql.value(other, "SELECT @@server_uuid"))
                    .hasMessageContaining("nothing of it was applied");
            assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'poison'"))
                    .isNull();

            Matcher remedy = REMEDY.matcher(String.valueOf(failure.getMessage()));
            assertThat(remedy.find()).as(failure.getMessage()).isTrue();
            pair.recipient().execute(remedy.group(1));
            board.switchTo(pair.donor());
            pair.recipient().execute(remedy.group(2));
            Await.until(
                    "the row written last",
                    SOON,
                    () -> Servers.rows(pair.recipient(), "shop").equals("11"));
            assertThat(provisioning.ensureCloned(SOON).cloneResult()).isEmpty();
            assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'poison'"))
                    .isNull();
        }
    }
}

package io.github.mysqlclone.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaSetupTest {

    private static final String DONOR = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final MySqlServer RECIPIENT = MySqlServer.at("db2", 3306).login("admin", "secret-of-admin");

    private final ReplicaSetup setup = ReplicaSetup.from(
            new BinlogCoordinates(Optional.of("binlog.000003"), 1742, GtidSet.empty(), Optional.of(DONOR)));

    @Test
    void refusesAPasswordThatTheServerWouldRefuse() {
        assertThatCode(() -> setup.account("repl", "x".repeat(32))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setup.account("repl", "x".repeat(33)))
                .withMessageContaining("32 bytes")
                .withMessageNotContaining("xxx");
        assertThatIllegalArgumentException().isThrownBy(() -> setup.account("repl", "é".repeat(17)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a ",
                "a\nb",
                "a\u0000b",
                "\uD83D\uDE00",
                "group_replication_applier",
                "GROUP_Replication_Recovery"
            })
    void refusesChannelNamesThatTheServerWouldRefuse(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setup.channel(name))
                .withMessageContaining("channel:");
    }

    @Test
    void limitsTheLengthOfAChannelName() {
        assertThatCode(() -> setup.channel("x".repeat(64))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> setup.channel("x".repeat(65)));
    }

    @Test
    void refusesDelaysThatTheServerCannotCount() {
        assertThatCode(() -> setup.delay(Duration.ofSeconds(Integer.MAX_VALUE))).doesNotThrowAnyException();
        for (Duration wrong :
                List.of(Duration.ofSeconds(-1), Duration.ofMillis(1500), Duration.ofSeconds(Integer.MAX_VALUE + 1L))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setup.delay(wrong))
                    .withMessageContaining("delay:");
        }
    }

    @Test
    void needsSourceAndAccount() {
        assertThatIllegalStateException()
                .isThrownBy(() -> setup.account("repl", "p").startOn(RECIPIENT))
                .withMessageContaining("source:");
        assertThatIllegalStateException()
                .isThrownBy(() -> setup.source("db1", 3306).startOn(RECIPIENT))
                .withMessageContaining("account:");
    }

    @Test
    void takesNoOtherDonorThanTheOneInTheCoordinates() {
        assertThatIllegalStateException()
                .isThrownBy(() -> setup.donorUuid("11111111-2222-3333-4444-555555555555"))
                .withMessageContaining(DONOR);
        assertThatIllegalArgumentException().isThrownBy(() -> setup.donorUuid("db1"));
    }

    @Test
    void takesNoResultWhoseCopyIsOnlyADirectory() {
        CloneResult directory = new CloneResult(
                new CloneIdentity(DONOR, "db1:3306", Instant.EPOCH),
                CloneKind.DIRECTORY,
                Optional.empty(),
                Instant.EPOCH,
                List.of(),
                Optional.empty(),
                List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplicaSetup.from(directory))
                .withMessageContaining("recordedOn");
    }

    @Test
    void showsNoPassword() {
        ReplicaSetup complete = setup.source("db1", 3306).account("repl", "secret-of-repl");

        assertThat(complete + " " + complete.plan()).contains("db1:3306").doesNotContain("secret-of-repl");
    }

    @Test
    void refusesACaFileThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setup.verifyCa(" "))
                .withMessageContaining("caFile:");
    }
}

package io.github.mysqlclone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad input is refused by the call that receives it. */
class FleetTest {

    private static final String UUID = "11111111-2222-3333-4444-555555555555";

    private static RemoteCloneSpec spec() {
        return CloneSpec.remote("db1", 3306)
                .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin"))
                .prepare(Preparation.nothing().temporaryDonorAccount());
    }

    private static FleetMember member(String host) {
        return FleetMember.at(host, 3306).reachedBy(MySqlServer.at(host, 3306).login("admin", "password-of-admin"));
    }

    private static Fleet fleet(RemoteCloneSpec spec, FleetMember... members) {
        return Fleet.of(spec, List.of(members), setup -> setup.account("replicator", "password-of-replicator"));
    }

    private static void isRefused(String message, RemoteCloneSpec spec, FleetMember... members) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet(spec, members))
                .withMessageContaining(message);
    }

    @Test
    void saysWhatIsWanted() {
        assertThat(fleet(spec(), member("db2"), member("db3"))).hasToString("2 replicas of db1:3306");
    }

    @Test
    void hasMembersWithAnAddressEach() {
        isRefused("members: must not be empty", spec());
        isRefused("db2:3306 twice", spec(), member("db2"), member("db2"));
        isRefused("another than the source", spec(), member("db1"));
        isRefused("reachedBy", spec(), FleetMember.at("db2", 3306));
    }

    @Test
    void hasMembersThatAreReachedAtNoAddressOfAnother() {
        FleetMember crossed = FleetMember.at("db3", 3306)
                .reachedBy(MySqlServer.at("DB2", 3306).login("admin", "password-of-admin"));
        FleetMember source = FleetMember.at("db3", 3306)
                .reachedBy(MySqlServer.at("db1", 3306).login("admin", "password-of-admin"));

        isRefused("(was DB2:3306 for db2:3306 and for db3:3306)", spec(), member("db2"), crossed);
        isRefused("(was db2:3306 for db3:3306 and for db2:3306)", spec(), crossed, member("db2"));
        isRefused("db1:3306", spec(), source);
        isRefused(
                "for db2:3306 and for db3:3306",
                spec(),
                member("db2"),
                member("db3").reachedAfterCloneBy(MySqlServer.at("db2", 3306).login("other", "password-of-other")));
    }

    @Test
    void takesNoSpecThatIsForOneServer() {
        isRefused("FleetMember.replaceDataOf(uuid)", spec().replaceDataOf(UUID), member("db2"));
        isRefused("replaceData", spec().replaceData(), member("db2"));
        isRefused("must replace the recipient's data", spec().dataDirectory("/backups/db1"), member("db2"));
        isRefused(
                "FleetMember.reachedAfterCloneBy",
                spec().serverAfterRestart(MySqlServer.at("db2", 3306).login("admin", "password-of-admin")),
                member("db2"));
        isRefused(
                "FleetOptions.ledgers(folder)",
                spec().prepare(spec().preparation().ledger(Path.of("ledger"))),
                member("db2"));
    }

    @Test
    void aMemberIsAValue() {
        FleetMember member = member("db2").rack("a").onHost("machine").replaceDataOf(UUID);

        assertThat(member.rack()).contains("a");
        assertThat(member.hostLabel()).isEqualTo("machine");
        assertThat(member.replaceDataOf()).contains(UUID);
        assertThat(member("db2").hostLabel()).isEqualTo("db2:3306");
        assertThat(member).isEqualTo(member("db2").rack("a").onHost("machine").replaceDataOf(UUID));
        assertThat(member).hasToString("db2:3306");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> member("db2").rack(" "))
                .withMessageContaining("rack: must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> member("db2").replaceDataOf("nobody"));
    }

    @Test
    void optionsAreWithinTheirLimits() {
        FleetOptions options = FleetOptions.defaults()
                .maxParallel(8)
                .totalBandwidth(400)
                .leaveRootAlone()
                .skipFailing()
                .replicateFrom(ReplicationSource.PARENT)
                .maxGenerations(2)
                .catchUp(Duration.ofMinutes(1))
                .donorWait(Duration.ofMinutes(2))
                .keepDonorAfterUnknown(Duration.ofSeconds(5))
                .listener(event -> {})
                .ledgers(Path.of("ledgers"));

        assertThat(options.maxParallel()).isEqualTo(8);
        assertThat(options.totalBandwidth()).contains(400);
        assertThat(options.leavesRootAlone()).isTrue();
        assertThat(options.skipsFailing()).isTrue();
        assertThat(options.replicateFrom()).isEqualTo(ReplicationSource.PARENT);
        assertThat(options.maxGenerations()).isEqualTo(2);
        assertThat(options.catchUp()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.donorWait()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.keepDonorAfterUnknown()).isEqualTo(Duration.ofSeconds(5));
        assertThat(FleetOptions.defaults().keepDonorAfterUnknown()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.listeners()).hasSize(1);
        assertThat(options.ledgers()).contains(Path.of("ledgers"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetOptions.defaults().maxParallel(0))
                .withMessage("maxParallel: must be within 1 to 1000 (was 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetOptions.defaults().totalBandwidth(3))
                .withMessageContaining("totalBandwidth: must be at least 1 MiB/s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FleetOptions.defaults().catchUp(Duration.ZERO))
                .withMessage("catchUp: must be positive (was PT0S)");
    }

    @Test
    void aTreeIsDrawnFromItsRoot() {
        CloneTree tree = new CloneTree(
                "db1:3306",
                List.of(
                        new CloneTree.Branch("db2:3306", "db1:3306", 1),
                        new CloneTree.Branch("db3:3306", "db2:3306", 2),
                        new CloneTree.Branch("db4:3306", "db1:3306", 1)));

        assertThat(tree).hasToString("db1:3306\n  db2:3306\n    db3:3306\n  db4:3306");
    }
}

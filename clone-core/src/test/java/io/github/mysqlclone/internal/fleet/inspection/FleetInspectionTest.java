package io.github.mysqlclone.internal.fleet.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.internal.fleet.plan.ServerLocation;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What shows only when all members are seen together. */
class FleetInspectionTest {

    private static final RootState WITH_GTIDS = new RootState("uuid-1", "ON", Optional.empty());
    private static final RootState WITHOUT_GTIDS = new RootState("uuid-1", "OFF", Optional.empty());

    private static final FleetMember ONE = member("db2");
    private static final FleetMember OTHER = member("db3");

    private static FleetMember member(String host) {
        return FleetMember.at(host, 3306).reachedBy(MySqlServer.at(host, 3306).login("admin", "password-of-admin"));
    }

    private static MemberInspection empty(FleetMember member, String uuid, long serverId) {
        return new MemberInspection(
                new MemberVerdict.Clone(
                        member, new ProvisioningVerdict.Empty(uuid, List.of()), new PreflightReport(List.of())),
                member.server(),
                uuid,
                serverId,
                Optional.empty());
    }

    private static MemberInspection seen(
            FleetMember member, String uuid, long serverId, Consumer<SampleServer> server) {
        return new MemberInspection(
                empty(member, uuid, serverId).verdict(),
                member.server(),
                uuid,
                serverId,
                Optional.of(SampleFacts.replacing().recipient(server).facts().recipient()));
    }

    private static FleetVerdict verdict(RootState root, FleetOptions options, MemberInspection... looks) {
        return verdict(PreflightPolicy.standard(), root, options, looks);
    }

    private static FleetVerdict verdict(
            PreflightPolicy policy, RootState root, FleetOptions options, MemberInspection... looks) {
        FleetRequest wish = FleetRequest.of(
                CloneSpec.remote("db1", 3306)
                        .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin"))
                        .preflightPolicy(policy)
                        .prepare(Preparation.nothing().temporaryDonorAccount()),
                List.of(ONE, OTHER),
                setup -> setup.account("replicator", "password-of-replicator"));
        return new FleetInspection(wish, options, root, List.of(looks))
                .judgedTogether()
                .verdict();
    }

    private static FleetRequest fleet(FleetMember one, FleetMember other) {
        return FleetRequest.of(
                CloneSpec.remote("db1", 3306)
                        .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin"))
                        .prepare(Preparation.nothing().temporaryDonorAccount()),
                List.of(one, other),
                setup -> setup.account("replicator", "password-of-replicator"));
    }

    private static FleetVerdict verdict(FleetRequest wish, FleetMember one, FleetMember other) {
        return new FleetInspection(
                        wish,
                        FleetOptions.defaults(),
                        WITH_GTIDS,
                        List.of(empty(one, "uuid-2", 2), empty(other, "uuid-3", 3)))
                .judgedTogether()
                .verdict();
    }

    @Test
    void theSourceServesItsOwnRackFirst() {
        FleetMember there = OTHER.rack("b");
        FleetRequest wish = fleet(ONE, there);

        assertThat(verdict(wish, ONE, there).tree().branches().get(0).member()).isEqualTo(ONE.name());
        assertThat(verdict(wish.withRootRack("b"), ONE, there)
                        .tree()
                        .branches()
                        .get(0)
                        .member())
                .isEqualTo(there.name());
    }

    @Test
    void theSourceHasAMachineOfItsOwnUnlessSomebodySaysOtherwise() {
        FleetRequest wish = fleet(ONE, OTHER);

        assertThat(wish.root().place()).isEqualTo(new ServerLocation("db1:3306", "db1:3306", Optional.empty()));
        assertThat(wish.withRootOnHost("machine").withRootRack("a").root().place())
                .isEqualTo(new ServerLocation("db1:3306", "machine", Optional.of("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish.withRootRack(" "))
                .withMessageContaining("rack: must not be blank");
    }

    private static void isRefused(FleetVerdict verdict, int count, String why) {
        assertThat(verdict.refused())
                .hasSize(count)
                .allSatisfy(refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void membersThatDifferAreCloned() {
        FleetVerdict verdict =
                verdict(WITH_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-2", 2), empty(OTHER, "uuid-3", 3));

        assertThat(verdict.refused()).isEmpty();
        assertThat(verdict.remarks()).isEmpty();
        assertThat(verdict.tree().branches()).hasSize(2);
        assertThat(verdict).asString().contains("To be cloned:\ndb1:3306\n  db2:3306\n");
    }

    /** The source can serve both all the same. */
    @Test
    void whoCannotBeClonedFromAnotherIsClonedFromTheSource() {
        FleetVerdict verdict = verdict(
                WITH_GTIDS,
                FleetOptions.defaults(),
                seen(ONE, "uuid-2", 2, server -> server.variable("innodb_data_file_path", "ibdata1:24M:autoextend")),
                seen(OTHER, "uuid-3", 3, server -> {}));

        assertThat(verdict.refused()).isEmpty();
        assertThat(verdict.remarks())
                .singleElement()
                .asString()
                .startsWith("db2:3306 is not cloned from db3:3306: DATA_FILE_PATH: ");
        assertThat(verdict.tree().branches())
                .extracting(CloneTree.Branch::parent)
                .containsOnly("db1:3306");
    }

    @Test
    void whoAgreesWithAnotherMayBeClonedFromIt() {
        FleetVerdict verdict = verdict(
                WITH_GTIDS,
                FleetOptions.defaults(),
                seen(ONE, "uuid-2", 2, server -> {}),
                seen(OTHER, "uuid-3", 3, server -> {}));

        assertThat(verdict.remarks()).isEmpty();
    }

    @Test
    void oneServerWithTwoAddressesIsRefused() {
        isRefused(
                verdict(WITH_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-2", 2), empty(OTHER, "uuid-2", 2)),
                2,
                "It is the same server as");
    }

    @Test
    void theSourceByAnotherAddressIsRefused() {
        isRefused(
                verdict(WITH_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-1", 1), empty(OTHER, "uuid-3", 3)),
                1,
                "It is the source itself: both have server_uuid uuid-1");
    }

    @Test
    void equalServerIdsAreRefused() {
        isRefused(
                verdict(WITH_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-2", 2), empty(OTHER, "uuid-3", 2)),
                2,
                "Its server_id 2 is that of");
    }

    @Test
    void withoutGtidsNobodyIsAGrandchild() {
        isRefused(
                verdict(WITHOUT_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-2", 2), empty(OTHER, "uuid-3", 3)),
                2,
                "the coordinates are its parent's. Say maxGenerations(1)");

        assertThat(verdict(
                                WITHOUT_GTIDS,
                                FleetOptions.defaults().maxGenerations(1),
                                empty(ONE, "uuid-2", 2),
                                empty(OTHER, "uuid-3", 3))
                        .refused())
                .isEmpty();
        assertThat(verdict(WITHOUT_GTIDS, FleetOptions.defaults(), empty(ONE, "uuid-2", 2))
                        .refused())
                .isEmpty();
    }

    private static final RootState KEEPS_AN_HOUR = new RootState("uuid-1", "ON", Optional.of(Duration.ofHours(1)));

    @Test
    void logsThatMayGoBeforeTheTreeIsDoneRefuseIt() {
        isRefused(
                verdict(KEEPS_AN_HOUR, FleetOptions.defaults(), empty(ONE, "uuid-2", 2), empty(OTHER, "uuid-3", 3)),
                2,
                "The source purges binary logs after 3600 s, and the first copies wait until the last is cloned: 2 rounds,"
                        + " each of which may take 3600 s for the restart alone. On the source:"
                        + " SET GLOBAL binlog_expire_logs_seconds = 28800. Or say maxGenerations(1)");
    }

    @Test
    void whereNoCopyWaitsForAnotherTheLogsMayGoSoon() {
        assertThat(verdict(
                                KEEPS_AN_HOUR,
                                FleetOptions.defaults().maxGenerations(1),
                                empty(ONE, "uuid-2", 2),
                                empty(OTHER, "uuid-3", 3))
                        .refused())
                .isEmpty();
        assertThat(verdict(KEEPS_AN_HOUR, FleetOptions.defaults(), empty(ONE, "uuid-2", 2))
                        .refused())
                .isEmpty();
    }

    @Test
    void whoLeavesTheCheckOutIsToldOfTheLogsAllTheSame() {
        FleetVerdict verdict = verdict(
                PreflightPolicy.standard().skip(CheckId.BINLOG_RETENTION),
                KEEPS_AN_HOUR,
                FleetOptions.defaults(),
                empty(ONE, "uuid-2", 2),
                empty(OTHER, "uuid-3", 3));

        assertThat(verdict.refused()).isEmpty();
        assertThat(verdict.remarks()).singleElement().asString().contains("purges binary logs after 3600 s");
    }
}

package io.github.mysqlclone.internal.fleet.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.request.MemberSpecs;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetChainedLooksTest {

    private static final FleetMember PARENT = member("db2");
    private static final FleetMember CHILD = member("db3");
    private static final FleetRequest WISH = FleetRequest.of(
            CloneSpec.remote("db1", 3306)
                    .donorAccount("donor", "password-of-donor")
                    .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin")),
            List.of(PARENT, CHILD),
            setup -> setup.account("replicator", "password-of-replicator"));

    private static FleetMember member(String host) {
        return FleetMember.at(host, 3306).reachedBy(MySqlServer.at(host, 3306).login("admin", "password-of-admin"));
    }

    private static MemberInspection look(MemberVerdict verdict) {
        return new MemberInspection(verdict, verdict.member().server(), "uuid", 2, Optional.empty());
    }

    private static MemberVerdict copy(FleetMember member) {
        return new MemberVerdict.Replicate(
                member,
                new ProvisioningVerdict.Behind(
                        "uuid",
                        GtidSet.empty(),
                        new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()),
                        Optional.empty(),
                        false,
                        List.of()));
    }

    private static List<MemberInspection> settled(Map<String, PossibleDonor> judges, MemberVerdict... verdicts) {
        LedgerFolder ledgers = LedgerFolder.toRead(FleetOptions.defaults());
        MemberReader reader =
                new MemberReader(WISH, new MemberSpecs(WISH, FleetOptions.defaults(), ledgers), ledgers, WISH.opener());
        return new ChainedLooks(WISH, reader, new HashMap<>(judges))
                .settled(List.of(verdicts).stream()
                        .map(FleetChainedLooksTest::look)
                        .toList());
    }

    @Test
    void aCopyVouchesForTheOneThatFollowsIt() {
        List<MemberInspection> settled = settled(
                Map.of(CHILD.name(), WISH.asDonor(PARENT), PARENT.name(), WISH.root()), copy(PARENT), copy(CHILD));

        assertThat(settled).extracting(MemberInspection::verdict).containsExactly(copy(PARENT), copy(CHILD));
    }

    @Test
    void oneThatFollowsARefusedOneIsRefused() {
        List<MemberInspection> settled = settled(
                Map.of(CHILD.name(), WISH.asDonor(PARENT), PARENT.name(), WISH.root()),
                new MemberVerdict.Refused(PARENT, "It is broken.", Optional.empty(), Optional.empty()),
                copy(CHILD));

        assertThat(settled.get(1).verdict())
                .isInstanceOfSatisfying(
                        MemberVerdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .isEqualTo("It follows db2:3306, with which nothing may be done: It is broken."));
    }
}

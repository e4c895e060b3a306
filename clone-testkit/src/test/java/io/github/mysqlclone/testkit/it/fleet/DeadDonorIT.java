package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clone has changed a setting of its donor, which dies with it: nobody waits for that, and nobody forgets it. */
@Tag(Lane.FULL)
class DeadDonorIT {

    @Test
    void itsSettingIsListedAndPutBackByTheNextCall() throws Exception {
        try (SlowFleet servers = SlowFleet.start(2, 5)) {
            // As long as a lost recipient is waited for, a lost donor is: not at all.
            Fleet fleet =
                    servers.fleet(SlowFleet.preparation().set(CloneSetting.donorReconnectWindow(Duration.ZERO)), 0, 1);
            servers.limit(servers.server(0), 3);
            FleetOperation operation =
                    fleet.start(FleetServers.options().maxParallel(1).leaveRootAlone());
            FleetEvent child = SlowFleet.awaitCopy(operation, servers.member(0).name());

            servers.server(0).kill();
            FleetReport report = operation.await();

            assertThat(report.of(child.member()))
                    .as(report.toString())
                    .isInstanceOfSatisfying(
                            MemberOutcome.Cloned.class,
                            cloned -> assertThat(cloned.parent()).isEqualTo(servers.rootName()));
            assertThat(report.leftovers())
                    .as(report.toString())
                    .filteredOn(one -> one.server().equals(child.member().name()))
                    .singleElement()
                    .satisfies(one -> assertThat(one.leftover().what())
                            .contains("clone_donor_timeout_after_network_failure = 0"));
            servers.areWholeReplicas(1);

            servers.server(0).start();
            servers.server(0).execute("SET GLOBAL clone_donor_timeout_after_network_failure = 0");
            FleetReport again = fleet.ensureCloned(
                    FleetServers.options().ledgers(report.ledgers().orElseThrow()));

            assertThat(again.isComplete()).as(again.toString()).isTrue();
            assertThat(again.leftovers()).as(again.toString()).isEmpty();
            assertThat(again.ledgers()).isEmpty();
            assertThat(Sql.value(servers.server(0), "SELECT @@clone_donor_timeout_after_network_failure"))
                    .isEqualTo("5");
        }
    }
}

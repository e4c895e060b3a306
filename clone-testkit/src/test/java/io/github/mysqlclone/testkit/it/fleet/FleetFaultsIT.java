package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.it.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with one server, and that it goes no further. */
@Tag(Lane.FULL)
class FleetFaultsIT {

    @Test
    void copiesFromElsewhereWhatADonorDiedOver() throws Exception {
        try (SlowFleet servers = SlowFleet.start(3)) {
            FleetMember first = servers.member(0);
            servers.limit(servers.server(0), 3); // so that its child is copying when it dies
            FleetOperation operation = servers.fleet(0, 1, 2).start(FleetServers.options());
            FleetEvent child = SlowFleet.awaitCopy(operation, first.name());

            servers.server(0).kill();
            FleetReport report = operation.await();

            assertThat(report.of(child.member()))
                    .as(report.toString())
                    .isInstanceOfSatisfying(
                            MemberOutcome.Cloned.class,
                            cloned -> assertThat(cloned.parent()).isNotEqualTo(first.name()));
            servers.areWholeReplicas(1, 2);
            assertThat(report.of(first)).isInstanceOf(MemberOutcome.Failed.class);
            servers.noDonorServedTwoAtOnce();

            servers.server(0).start();
            FleetReport again = servers.fleet(0, 1, 2)
                    .ensureCloned(
                            FleetServers.options().ledgers(report.ledgers().orElseThrow()));

            assertThat(again.isComplete()).as(again.toString()).isTrue();
            assertThat(again.tree().branches()).as("what was cloned anew").isEmpty();
            servers.areWholeReplicas(0, 1, 2);
            SlowFleet.hasNoTemporaryAccount(servers.root());
        }
    }

    @Test
    void goesOnWithoutAMemberThatDoesNotComeBack() throws Exception {
        try (SlowFleet servers = SlowFleet.start(3)) {
            servers.server(2).onNextRestart(RestartFault.failsToStart());

            List<Boolean> areFree = new CopyOnWriteArrayList<>();

            FleetReport report = servers.fleet(0, 1, 2)
                    .ensureCloned(FleetServers.options()
                            .keepDonorAfterUnknown(Duration.ofSeconds(1))
                            .listener(event -> {
                                if (event.state() == MemberState.UNKNOWN) {
                                    areFree.add(servers.isFree(event.parent().orElseThrow()));
                                }
                            }));

            assertThat(areFree)
                    .as("whether others may use the donor while nobody knows what it serves")
                    .containsExactly(false);
            assertThat(report.of(servers.member(2)))
                    .as(report.toString())
                    .isInstanceOfSatisfying(
                            MemberOutcome.Unknown.class,
                            unknown -> assertThat(unknown.why()).contains("exit code 1"));
            servers.areWholeReplicas(0, 1);

            servers.server(2).start();
            FleetReport again = servers.fleet(0, 1, 2)
                    .ensureCloned(
                            FleetServers.options().ledgers(report.ledgers().orElseThrow()));

            assertThat(again.isComplete()).as(again.toString()).isTrue();
            assertThat(again.tree().branches()).as("what was cloned anew").isEmpty();
            servers.areWholeReplicas(0, 1, 2);
            SlowFleet.hasNoTemporaryAccount(servers.root());
        }
    }

    @Test
    void beginsNoMoreOnceItIsCancelledAndEndsWhatRuns() throws Exception {
        try (SlowFleet servers = SlowFleet.start(3)) {
            servers.limit(servers.root(), 5);
            FleetOperation operation = servers.fleet(0, 1, 2).start(FleetServers.options());
            FleetEvent running = SlowFleet.awaitCopy(operation, servers.rootName());

            operation.cancel();
            FleetReport report = operation.await();

            assertThat(report.of(running.member())).as(report.toString()).isInstanceOf(MemberOutcome.Failed.class);
            assertThat(report.outcomes())
                    .filteredOn(MemberOutcome.NotStarted.class::isInstance)
                    .hasSize(2);
            assertThat(DonorLog.served(servers.root())).isEqualTo(1);
            SlowFleet.hasNoTemporaryAccount(servers.root());
            for (int index = 0; index < 3; index++) {
                if (!servers.member(index).name().equals(running.member().name())) {
                    servers.areEmpty(index);
                }
            }

            servers.limit(servers.root(), 0);
            FleetReport again = servers.fleet(0, 1, 2).ensureCloned(FleetServers.options());

            assertThat(again.isComplete()).as(again.toString()).isTrue();
            servers.areWholeReplicas(0, 1, 2);
            SlowFleet.hasNoTemporaryAccount(servers.root());
        }
    }
}

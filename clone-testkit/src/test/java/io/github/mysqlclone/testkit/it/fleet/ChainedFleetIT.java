package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replication has the shape of the tree. */
@Tag(Lane.FULL)
class ChainedFleetIT {

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(3);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void eachFollowsTheOneItWasClonedFromAndAgainThereIsNothingToDo() throws Exception {
        FleetOptions options = FleetServers.options().replicateFrom(ReplicationSource.PARENT);

        FleetReport report = servers.fleet().ensureCloned(options);

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        for (TestServer member : servers.members()) {
            MemberOutcome.Cloned cloned = (MemberOutcome.Cloned) report.of(FleetServers.member(member));
            assertThat(ReplicaStatus.read(member.server()))
                    .singleElement()
                    .satisfies(
                            status -> assertThat(status.source().orElseThrow()).hasToString(cloned.parent()));
            FleetServers.nothingIsLeftOn(member);
        }
        servers.write(1001);
        for (TestServer member : servers.members()) {
            Await.until("the row", FleetServers.SOON, () -> "11".equals(Servers.rows(member, "shop")));
        }

        FleetReport again = servers.fleet().ensureCloned(options);

        assertThat(again.outcomes()).as(again.toString()).hasOnlyElementsOfType(MemberOutcome.Replicating.class);
    }
}

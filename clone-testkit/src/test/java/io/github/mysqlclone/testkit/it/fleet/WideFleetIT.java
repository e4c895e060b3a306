package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.testkit.it.Lane;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seven servers in a tree: by the servers' own logs no donor served two at once. */
@Tag(Lane.FULL)
class WideFleetIT {

    private static final int MEMBERS = 7;

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(MEMBERS);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void makesSevenReplicasInThreeGenerations() throws Exception {
        FleetReport report = servers.fleet()
                .ensureCloned(FleetServers.options().maxParallel(MEMBERS).leaveRootAlone());

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
        assertThat(report.tree().branches())
                .hasSize(MEMBERS)
                .extracting(CloneTree.Branch::generation)
                .contains(1, 2)
                .allMatch(generation -> generation <= 3);
        assertThat(DonorLog.served(servers.root())).as("the root's share").isBetween(1L, 3L);
        assertThat(servers.all().mapToLong(DonorLog::served).sum()).isEqualTo(MEMBERS);
        servers.all().forEach(DonorLog::servedOneAtATime);

        FleetReport again = servers.fleet().ensureCloned(FleetServers.options());

        assertThat(again.outcomes()).as(again.toString()).hasOnlyElementsOfType(MemberOutcome.Replicating.class);
        assertThat(again.duration()).isLessThan(Duration.ofSeconds(MEMBERS));
        assertThat(servers.all().mapToLong(DonorLog::served).sum()).isEqualTo(MEMBERS);
    }
}

package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.testkit.it.Lane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seven servers in a tree: by the servers' own notes no donor served two at once. */
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
        List<CloneTree.Branch> branches = report.tree().branches();
        assertThat(branches).hasSize(MEMBERS).allMatch(branch -> branch.generation() <= 3);
        assertThat(branches.stream().filter(branch -> branch.parent().equals(servers.rootName())))
                .as("the root's share")
                .hasSizeLessThanOrEqualTo(3);
        List<MemberOutcome.Cloned> clones =
                report.outcomes().stream().map(MemberOutcome.Cloned.class::cast).toList();
        for (MemberOutcome.Cloned one : clones) {
            for (MemberOutcome.Cloned other : clones) {
                assertThat(!one.equals(other) && one.parent().equals(other.parent()) && overlap(one, other))
                        .as("%s and %s at once from one donor", one, other)
                        .isFalse();
            }
        }
    }

    /** By {@code clone_status} of either; the donor is done with a clone before the recipient restarts. */
    private static boolean overlap(MemberOutcome.Cloned one, MemberOutcome.Cloned other) {
        return one.result().begin().isBefore(endOfCopy(other))
                && other.result().begin().isBefore(endOfCopy(one));
    }

    private static Instant endOfCopy(MemberOutcome.Cloned clone) {
        return clone.result().stages().stream()
                .filter(stage -> stage.stage() == Stage.FILE_SYNC)
                .flatMap(stage -> stage.end().stream())
                .findFirst()
                .orElse(clone.result().end());
    }
}

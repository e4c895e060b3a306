package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without GTIDs each copy follows the source from the file and position that it was cloned at. */
@Tag(Lane.FULL)
class FleetWithoutGtidsIT {

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(
                ServerSpec.standard()
                        .without("plugin-load-add")
                        .option("gtid_mode", "OFF")
                        .option("enforce_gtid_consistency", "OFF"),
                2);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void isClonedFromTheSourceOnly() throws Exception {
        servers.write(1001);

        FleetReport report = servers.fleet().ensureCloned(FleetServers.options().maxGenerations(1));

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.tree().branches())
                .hasSize(2)
                .extracting(CloneTree.Branch::parent)
                .containsOnly(servers.rootName());
        assertThat(servers.members())
                .allSatisfy(member -> assertThat(ReplicaStatus.read(member.server()))
                        .singleElement()
                        .satisfies(status -> assertThat(status.autoPosition()).isFalse()));
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }
}

package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetRefusedException;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source that keeps its binary logs for a short time: no copy waits for longer than that. */
@Tag(Lane.FULL)
class LogRetentionIT {

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
    void refusesATreeThatMayTakeLongerOrHasItsCopiesLeaveItInTime() throws Exception {
        servers.root().execute("SET GLOBAL binlog_expire_logs_seconds = 100");

        FleetRefusedException refusal = catchThrowableOfType(
                FleetRefusedException.class, () -> servers.fleet().ensureCloned(FleetServers.options()));

        assertThat(refusal)
                .hasMessageContaining("purges binary logs after 100 s")
                .hasMessageContaining("= 480");
        assertThat(refusal.verdict().refused()).hasSize(3);
        for (TestServer member : servers.members()) {
            FleetServers.nothingIsLeftOn(member);
        }
        FleetServers.nothingIsLeftOn(servers.root());

        servers.root().execute("SET GLOBAL binlog_expire_logs_seconds = 2");
        Fleet careless = Fleet.of(
                servers.spec().preflightPolicy(PreflightPolicy.standard().skip(CheckId.BINLOG_RETENTION)),
                servers.members().stream().map(FleetServers::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
        assertThat(careless.verdict().remarks()).anyMatch(remark -> remark.contains("purges binary logs after 2 s"));

        FleetReport report = careless.ensureCloned(FleetServers.options().leaveRootAlone());

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.tree().branches())
                .extracting(CloneTree.Branch::generation)
                .containsExactly(1, 1, 1);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome instanceof MemberOutcome.Cloned cloned
                        && cloned.result().warnings().stream()
                                .anyMatch(warning -> warning.contains("serves no more as a donor")))
                .as("the first, while the third waited")
                .hasSize(1);
        servers.areWholeReplicas(servers.members());
    }
}

package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One member cannot become a copy: the others do. */
@Tag(Lane.FULL)
class FailingFleetIT {

    private FleetServers servers;
    private TestServer other;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(2);
        other = ServerSpec.standard()
                .without("plugin-load-add")
                .initialiseOption("innodb_data_file_path", "ibdata1:14M:autoextend")
                .start();
        servers.members().add(0, other);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void isSeenBeforeTheFirstByteByPreflight() {
        FleetVerdict verdict = servers.fleet().verdict();

        assertThat(verdict.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.member()).isEqualTo(FleetServers.member(other));
            assertThat(refused.why()).contains(CheckId.DATA_FILE_PATH.name());
        });
        assertThat(verdict.tree().branches()).hasSize(2);
    }

    /** The server says OK, and its recovery fails. */
    @Test
    void whatComesBackBrokenIsReportedAndUndoesNoOther() throws Exception {
        Fleet careless = Fleet.of(
                servers.spec().preflightPolicy(PreflightPolicy.standard().skip(CheckId.DATA_FILE_PATH)),
                servers.members().stream().map(FleetServers::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());

        FleetReport report = careless.ensureCloned(FleetServers.options());

        assertThat(report.of(FleetServers.member(other)))
                .as(report.toString())
                .isInstanceOfSatisfying(
                        MemberOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("1815"));
        assertThat(report.isComplete()).isFalse();
        servers.areWholeReplicas(servers.members().subList(1, 3));
        servers.holdTheSame(servers.members().subList(1, 3));
    }
}

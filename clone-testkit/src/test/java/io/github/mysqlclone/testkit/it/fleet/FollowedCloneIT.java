package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.it.fleet.FleetServers.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone that a process had begun which was killed: the next one follows it, and it does not end well. */
@Tag(Lane.FULL)
class FollowedCloneIT {

    @TempDir
    private Path directory;

    private FleetServers servers;
    private TestServer member;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(
                ServerSpec.standard()
                        .without("plugin-load-add")
                        .option("loose_clone_donor_timeout_after_network_failure", "0"),
                1);
        member = servers.members().get(0);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private FleetOptions options() {
        return FleetServers.options()
                .ledgers(directory.resolve("ledgers"))
                .keepDonorAfterUnknown(Duration.ofSeconds(1));
    }

    private Fleet fleet(Duration restart) {
        RemoteCloneSpec spec = servers.spec();
        return Fleet.of(
                spec.timeouts(spec.timeouts().restart(restart)),
                List.of(FleetServers.member(member)),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
    }

    private FleetOperation followed(Duration restart) throws Exception {
        Servers.fillForASlowClone(servers.root());
        try (ChildJvm first =
                FleetJvm.start(servers, directory.resolve("ledgers"), Duration.ZERO, directory.resolve("output"))) {
            Await.until("it copies", SOON, () -> FleetServers.isCopyingFiles(member));
            first.handle().destroyForcibly();
            first.awaitExit();
        }
        Await.until(
                "the server has noticed that the first process is gone",
                SOON,
                () -> "1".equals(Sql.value(servers.root(), "SELECT IS_FREE_LOCK('mysql_clone.fleet')")));
        FleetOperation operation = fleet(restart).start(options());
        Await.until("it is followed", SOON, () -> operation.members().get(0).state() == MemberState.CLONING);
        return operation;
    }

    @Test
    void isBegunAgainIfItFails() throws Exception {
        FleetOperation operation = followed(SOON);

        servers.root().kill();
        servers.root().start();
        FleetReport report = operation.await();

        assertThat(report.outcomes()).as(report.toString()).hasOnlyElementsOfType(MemberOutcome.Cloned.class);
        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.leftovers()).as(report.toString()).isEmpty();
        assertThat(report.ledgers()).isEmpty();
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }

    @Test
    void isUnknownIfItsServerDoesNotComeBackAndIsTakenUpOnceItDoes() throws Exception {
        member.onNextRestart(RestartFault.failsToStart());
        FleetReport report = followed(Duration.ofSeconds(15)).await();

        assertThat(report.of(FleetServers.member(member)))
                .as(report.toString())
                .isInstanceOfSatisfying(
                        MemberOutcome.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isPresent());
        assertThat(report.ledgers()).isPresent();
        assertThat(Sql.column(servers.root(), "SELECT user FROM mysql.user"))
                .as("the account of a clone that may still run stays")
                .anyMatch(user -> user.startsWith("mysql_clone_"));

        member.start();
        FleetReport again = fleet(SOON).ensureCloned(options());

        assertThat(again.isComplete()).as(again.toString()).isTrue();
        assertThat(again.tree().branches()).as("what was cloned anew").isEmpty();
        assertThat(again.ledgers()).as(again.toString()).isEmpty();
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }
}

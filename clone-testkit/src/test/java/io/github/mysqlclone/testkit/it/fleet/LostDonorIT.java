package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.it.fleet.FleetServers.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A copy dies while it serves: its child is cloned from elsewhere. */
@Tag(Lane.FULL)
class LostDonorIT {

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(3);
        Servers.fillForASlowClone(servers.root());
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private Fleet slow() {
        RemoteCloneSpec spec = servers.spec();
        return Fleet.of(
                spec.prepare(FleetServers.slow(spec.preparation())),
                servers.members().stream().map(FleetServers::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
    }

    private TestServer server(String name) {
        return servers.members().stream()
                .filter(member -> FleetServers.member(member).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The one that is cloned from a copy, once it copies files. */
    private Optional<FleetEvent> grandchild(FleetOperation operation) {
        return operation.members().stream()
                .filter(event -> event.state() == MemberState.CLONING)
                .filter(event -> event.parent()
                        .filter(parent -> !parent.equals(servers.rootName()))
                        .isPresent())
                .filter(event ->
                        FleetServers.isCopyingFiles(server(event.member().name())))
                .findFirst();
    }

    @Test
    void whoseChildIsClonedFromAnotherDonor() throws Exception {
        FleetOperation operation = slow().start(FleetServers.options());
        Await.until("a copy serves", SOON, () -> grandchild(operation).isPresent());
        FleetEvent child = grandchild(operation).orElseThrow();
        TestServer parent = server(child.parent().orElseThrow());

        parent.kill();
        parent.start();
        FleetReport report = operation.await();

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.of(child.member()))
                .isInstanceOfSatisfying(
                        MemberOutcome.Cloned.class,
                        cloned -> assertThat(cloned.parent())
                                .isNotEqualTo(child.parent().orElseThrow()));
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }
}

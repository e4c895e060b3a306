package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.it.fleet.FleetServers.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** This JVM loses the source, and with it both leases there, while its members reach it still. */
@Tag(Lane.FULL)
class LostLeaseIT {

    private static final String USED = "SELECT IS_USED_LOCK('mysql_clone.fleet')";

    private FleetServers servers;
    private NetworkLink link;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(2);
        link = NetworkLink.to(servers.root().host(), servers.root().port());
    }

    @AfterEach
    void close() {
        link.close();
        servers.close();
    }

    /** The clone rests for so long that the loss is seen before it ends. */
    private Fleet overTheLink() {
        CloneSetting rest = CloneSetting.delayAfterDataDrop(Duration.ofSeconds(10));
        return Fleet.of(
                CloneSpec.remote(servers.root().host(), servers.root().port())
                        .donorServer(MySqlServer.at(link.host(), link.port())
                                .login(servers.root().server().account().orElseThrow()))
                        .requireSsl()
                        .prepare(servers.spec().preparation().set(rest))
                        .timeouts(servers.spec().timeouts()),
                servers.members().stream().map(FleetServers::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
    }

    private static long count(FleetOperation operation, MemberState state) {
        return operation.members().stream()
                .map(FleetEvent::state)
                .filter(state::equals)
                .count();
    }

    @Test
    void takesItAgainBeginsNothingMeanwhileAndLeavesTheRunningCloneAlone() throws Exception {
        FleetOperation operation = overTheLink().start(FleetServers.options());
        Await.until("a clone", SOON, () -> DonorLog.served(servers.root()) == 1);
        String before = Sql.value(servers.root(), USED);
        assertThat(before).isNotNull();

        link.cut();
        link.sever();
        Await.until("the lease is lost", SOON, () -> Sql.value(servers.root(), USED) == null);
        Await.until("the clone ends all the same", SOON, () -> count(operation, MemberState.COPIED) == 1);

        assertThat(count(operation, MemberState.WAITING)).isEqualTo(1);
        assertThat(servers.all().mapToLong(DonorLog::served).sum()).isEqualTo(1);
        assertThat(Sql.value(servers.root(), USED)).isNull();

        link.restore();
        Await.until("the lease is taken again", SOON, () -> Sql.value(servers.root(), USED) != null);
        FleetReport report = operation.await();

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.leftovers()).as(report.toString()).isEmpty();
        assertThat(servers.all().mapToLong(DonorLog::served).sum()).isEqualTo(2);
        servers.areWholeReplicas(servers.members());
    }
}

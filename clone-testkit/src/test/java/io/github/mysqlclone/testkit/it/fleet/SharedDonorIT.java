package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.it.fleet.FleetServers.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Others use the only donor there is: nobody's clone is disturbed. */
@Tag(Lane.FULL)
class SharedDonorIT {

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(1);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void waitsForAForeignCloneToEnd() throws Exception {
        try (TestServer stranger =
                ServerSpec.standard().without("plugin-load-add").start()) {
            RemoteCloneSpec spec = servers.spec();
            try (CloneSession session = spec.prepare(
                            spec.preparation().set(CloneSetting.delayAfterDataDrop(Duration.ofSeconds(8))))
                    .openSession(stranger.server())) {
                CloneOperation foreign = session.start();
                Await.until(
                        "the source serves a clone",
                        SOON,
                        () -> !"0"
                                .equals(Sql.value(
                                        servers.root(),
                                        "SELECT COUNT(*) FROM performance_schema.threads WHERE PROCESSLIST_COMMAND ="
                                                + " 'clone'")));

                FleetReport report = servers.fleet().ensureCloned(FleetServers.options());

                CloneResult others = foreign.await();
                assertThat(report.of(servers.member(0)))
                        .as(report.toString())
                        .isInstanceOfSatisfying(
                                MemberOutcome.Cloned.class,
                                cloned -> assertThat(cloned.result().begin())
                                        .isAfter(others.begin().plusSeconds(7)));
                assertThat(report.isComplete()).isTrue();
            }
        }
    }

    /** As the end of somebody else's clone does who had installed it, between preflight and the statement. */
    @Test
    void goesOnIfThePluginIsTakenAwayMeanwhile() throws Exception {
        servers.root().execute("INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
        TestServer recipient = servers.members().get(0);
        AtomicInteger statements = new AtomicInteger();
        MySqlServer observed = MySqlServer.dataSource(ObservedDataSource.ofStatements(recipient.server(), sql -> {
            if (sql.startsWith("CLONE ") && statements.getAndIncrement() == 0) {
                takePluginAway();
            }
        }));

        FleetReport report = servers.fleet(List.of(FleetMember.at(recipient.host(), recipient.port())
                        .reachedBy(observed)
                        .reachedAfterCloneBy(recipient.server())))
                .ensureCloned(FleetServers.options());

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(statements).hasValue(2);
        servers.areWholeReplicas(servers.members());
    }

    private void takePluginAway() {
        try {
            servers.root().execute("UNINSTALL PLUGIN clone");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void waitsForSomebodysLeaseAndNoLongerThanItMay() throws Exception {
        try (Connection connection = servers.root().connect();
                Statement lease = connection.createStatement()) {
            lease.execute("SELECT GET_LOCK('mysql_clone.donor', 0)");

            FleetReport report =
                    servers.fleet().ensureCloned(FleetServers.options().donorWait(Duration.ofSeconds(2)));

            assertThat(report.of(servers.member(0)))
                    .isInstanceOfSatisfying(
                            MemberOutcome.NotStarted.class,
                            outcome -> assertThat(outcome.why()).contains("no donor was free"));
            FleetServers.nothingIsLeftOn(servers.root());
            FleetServers.nothingIsLeftOn(servers.members().get(0));
        }

        assertThat(servers.fleet().ensureCloned(FleetServers.options()).isComplete())
                .isTrue();
        servers.areWholeReplicas(servers.members());
    }
}

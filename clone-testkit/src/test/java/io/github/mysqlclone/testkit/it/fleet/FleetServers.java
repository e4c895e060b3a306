package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A source with data and empty servers, all without plugin, donor list or accounts but the administrator's. */
record FleetServers(TestServer root, List<TestServer> members) implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);
    static final Account REPLICATOR = Account.of("replicator", "password-of-the-replica");

    /** Starts them. */
    static FleetServers start(int count) throws SQLException {
        return start(ServerSpec.standard().without("plugin-load-add"), count);
    }

    static FleetServers start(ServerSpec each, int count) throws SQLException {
        FleetServers fleet = new FleetServers(each.start(), new ArrayList<>());
        try {
            Servers.fill(fleet.root(), "shop", 10);
            fleet.root()
                    .execute(
                            "CREATE USER replicator IDENTIFIED BY '"
                                    + REPLICATOR.password().reveal() + "'",
                            "GRANT REPLICATION SLAVE ON *.* TO replicator");
            for (int i = 0; i < count; i++) {
                fleet.members().add(each.start());
            }
            return fleet;
        } catch (SQLException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    /** Consents to nothing, and asks for all that blank servers need. */
    RemoteCloneSpec spec() {
        return CloneSpec.remote(root.host(), root.port())
                .donorServer(root.server())
                .requireSsl()
                .prepare(Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount())
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    /** The {@link Servers#fillForASlowClone} takes seconds then. */
    static Preparation slow(Preparation preparation) {
        return preparation
                .set(CloneSetting.autotuneConcurrency(false))
                .set(CloneSetting.concurrency(1))
                .set(CloneSetting.bufferSize(1))
                .set(CloneSetting.dataBandwidth(16));
    }

    static boolean isCopyingFiles(TestServer server) {
        try {
            return CloneStatus.read(server.server()).stream()
                    .flatMap(status -> status.stages().stream())
                    .anyMatch(stage -> stage.stage() == Stage.FILE_COPY && stage.state() == ReportedState.IN_PROGRESS);
        } catch (MySqlCloneException e) {
            return false;
        }
    }

    static FleetMember member(TestServer server) {
        return FleetMember.at(server.host(), server.port()).reachedBy(server.server());
    }

    FleetMember member(int index) {
        return member(members.get(index));
    }

    Fleet fleet() {
        return fleet(members.stream().map(FleetServers::member).toList());
    }

    Fleet fleet(List<FleetMember> some) {
        return Fleet.of(spec(), some, setup -> setup.account(REPLICATOR).requireSsl());
    }

    static FleetOptions options() {
        return FleetOptions.defaults().catchUp(SOON).donorWait(SOON);
    }

    /** Returns the root and the members. */
    Stream<TestServer> all() {
        return Stream.concat(Stream.of(root), members.stream());
    }

    String rootName() {
        return new Address(root.host(), root.port()).toString();
    }

    /** Holds that all of them replicate from the root, are open, and are left as if nobody had prepared anything. */
    void areWholeReplicas(List<TestServer> some) throws SQLException {
        String rootUuid = String.valueOf(Sql.value(root, "SELECT @@server_uuid"));
        for (TestServer member : some) {
            assertThat(ReplicaStatus.read(member.server())).singleElement().satisfies(status -> {
                assertThat(status.isRunning()).isTrue();
                assertThat(status.sourceUuid()).contains(rootUuid);
            });
            assertThat(Sql.value(member, "SELECT @@super_read_only")).isEqualTo("0");
            assertThat(Sql.value(member, "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                    .isEqualTo("0");
            nothingIsLeftOn(member);
            assertThat(Sql.value(member, "SELECT @@gtid_executed LIKE CONCAT('%', @@server_uuid, '%')"))
                    .as("it has transactions of its own")
                    .isEqualTo("0");
        }
        nothingIsLeftOn(root);
    }

    static void nothingIsLeftOn(TestServer server) throws SQLException {
        assertThat(Sql.value(server, "SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'mysql\\_clone\\_%'"))
                .as("temporary accounts")
                .isEqualTo("0");
        assertThat(Sql.value(server, "SELECT COUNT(*) FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone'"))
                .as("the plugin")
                .isEqualTo("0");
    }

    /** Holds that all have the root's data. */
    void holdTheSame(List<TestServer> some) {
        for (TestServer member : some) {
            ComparisonReport report =
                    DataComparison.of(root.server(), member.server()).compare();
            assertThat(report.isEqual()).as(report.toString()).isTrue();
        }
    }

    void write(int id) throws SQLException {
        root.execute("INSERT INTO shop.item VALUES (" + id + ", 'later')");
    }

    static String uuid(TestServer server) throws SQLException {
        return String.valueOf(Sql.value(server, "SELECT @@server_uuid"));
    }

    static void stopReplication(TestServer server) throws SQLException {
        server.execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        List<TestServer> all = new ArrayList<>(members);
        all.add(root);
        for (TestServer server : all) {
            try {
                server.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

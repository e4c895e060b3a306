package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerGroupSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * A source with data and empty servers, each of which the others reach by a link of its own: so a clone takes as long as a test
 * needs. A donor that is lost is given up at once.
 */
record SlowFleet(ServerGroup group) implements AutoCloseable {

    private static final int MEBIBYTE = 1 << 20;

    static SlowFleet start(int members) throws SQLException {
        return start(members, 0);
    }

    /** With servers that keep the place of a lost recipient for so long. */
    static SlowFleet start(int members, int windowMinutes) throws SQLException {
        ServerGroup group = ServerGroupSpec.of(1 + members)
                .each(server -> server.option(
                                "loose_clone_donor_timeout_after_network_failure", String.valueOf(windowMinutes))
                        .option("loose_clone_autotune_concurrency", "OFF")
                        .option("loose_clone_max_concurrency", "1")
                        .option("loose_clone_buffer_size", String.valueOf(MEBIBYTE)))
                .start();
        try {
            Servers.fill(group.donor(), "shop", 100);
            group.donor()
                    .execute(
                            "CREATE USER replicator IDENTIFIED BY '"
                                    + FleetServers.REPLICATOR.password().reveal() + "'",
                            "GRANT REPLICATION SLAVE ON *.* TO replicator");
            group.servers().forEach(group::linkTo);
            return new SlowFleet(group);
        } catch (SQLException | RuntimeException e) {
            group.close();
            throw e;
        }
    }

    TestServer root() {
        return group.donor();
    }

    TestServer server(int index) {
        return group.recipients().get(index);
    }

    /** Lets so many MiB a second out of a donor; zero for as many as there are. */
    void limit(TestServer donor, int mebibytesPerSecond) {
        group.linkTo(donor).limit((long) mebibytesPerSecond * MEBIBYTE);
    }

    FleetMember member(int index) {
        TestServer server = server(index);
        NetworkLink link = group.linkTo(server);
        return FleetMember.at(link.host(), link.port())
                .reachedBy(server.server())
                .restartStrategy(server.restartStrategy());
    }

    static Preparation preparation() {
        return Preparation.nothing().extendDonorList().temporaryDonorAccount();
    }

    Fleet fleet(int... indexes) {
        return fleet(preparation(), indexes);
    }

    Fleet fleet(Preparation preparation, int... indexes) {
        NetworkLink link = group.linkTo(root());
        return Fleet.of(
                CloneSpec.remote(link.host(), link.port())
                        .donorServer(root().server())
                        .requireSsl()
                        .prepare(preparation)
                        .timeouts(CloneTimeouts.defaults()
                                .restart(Duration.ofSeconds(30))
                                .pollInterval(Duration.ofMillis(50))),
                IntStream.of(indexes).mapToObj(this::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
    }

    /** Waits until a member is copying from some donor, and returns what was heard of it. */
    static FleetEvent awaitCopy(FleetOperation operation, String parent) {
        Await.until(
                "a copy from " + parent,
                FleetServers.SOON,
                () -> operation.members().stream().anyMatch(event -> isCopying(event, parent)));
        return operation.members().stream()
                .filter(event -> isCopying(event, parent))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCopying(FleetEvent event, String parent) {
        return event.state() == MemberState.CLONING
                && event.percent() > 5
                && event.percent() < 90
                && event.parent().filter(parent::equals).isPresent();
    }

    String rootName() {
        NetworkLink link = group.linkTo(root());
        return link.host() + ":" + link.port();
    }

    /** Returns whether nobody holds the lease of a donor, which is named as in the tree. */
    boolean isFree(String donor) {
        TestServer server = group.servers().stream()
                .filter(one -> donor.equals(
                        group.linkTo(one).host() + ":" + group.linkTo(one).port()))
                .findFirst()
                .orElseThrow();
        try {
            return "1".equals(Sql.value(server, "SELECT IS_FREE_LOCK('mysql_clone.donor')"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Holds that these replicate and have all of the root's data, and nothing of the fleet is left there. */
    void areWholeReplicas(int... indexes) throws SQLException {
        for (int index : indexes) {
            assertThat(server(index))
                    .replicatesFrom(root())
                    .catchesUpWith(root(), FleetServers.SOON)
                    .hasSameDataAs(root());
            assertThat(Sql.value(server(index), "SELECT @@super_read_only")).isEqualTo("0");
            assertThat(Sql.value(server(index), "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                    .isEqualTo("0");
            hasNoTemporaryAccount(server(index));
        }
    }

    static void hasNoTemporaryAccount(TestServer server) throws SQLException {
        assertThat(Sql.column(server, "SELECT user FROM mysql.user"))
                .noneMatch(user -> user.startsWith("mysql_clone_"));
    }

    /** Holds that these were not touched. */
    void areEmpty(int... indexes) throws SQLException {
        for (int index : indexes) {
            assertThat(Sql.column(server(index), "SHOW DATABASES")).doesNotContain("shop");
            assertThat(server(index).startCount()).isEqualTo(1);
        }
    }

    void noDonorServedTwoAtOnce() {
        group.servers().forEach(DonorLog::servedOneAtATime);
    }

    @Override
    public void close() {
        group.close();
    }
}

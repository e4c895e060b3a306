package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.examples.benchmark.replica.Follower;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;

/** A source with data that everybody reaches by a narrow link, as they reach each of its replicas. */
record NarrowSource(TestServer server, NetworkLink link, int mebibytes, int megabytesPerSecond, CopyTimes copies)
        implements AutoCloseable {

    static NarrowSource start(int mebibytes, int megabytesPerSecond) throws SQLException {
        TestServer server = ServerSpec.standard().start();
        try {
            FilledPair.fill(server, mebibytes);
            Follower.makeAccount(server);
            return new NarrowSource(
                    server, linkTo(server, megabytesPerSecond), mebibytes, megabytesPerSecond, new CopyTimes());
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static NetworkLink linkTo(TestServer server, int megabytesPerSecond) {
        NetworkLink link = NetworkLink.to(server.host(), server.port());
        link.limit(megabytesPerSecond * 1_000_000L);
        return link;
    }

    /** Makes so many empty servers replicas; their starts are not counted. */
    Duration timeOf(int replicas, FleetOptions options) throws Exception {
        try (EmptyServers servers = EmptyServers.start(replicas, megabytesPerSecond)) {
            Fleet fleet = Fleet.of(
                    spec(),
                    servers.members(),
                    setup -> setup.account(Follower.REPLICATOR).requireSsl());
            FleetReport[] report = new FleetReport[1];
            Duration time = Figure.timeOf(() -> report[0] = fleet.ensureCloned(options));
            if (!report[0].isComplete()) {
                throw new IllegalStateException("not all were cloned: " + report[0]);
            }
            copies.add(report[0]);
            servers.requireRows(mebibytes);
            return time;
        }
    }

    private RemoteCloneSpec spec() {
        return CloneSpec.remote(link.host(), link.port())
                .donorServer(server.server())
                .requireSsl()
                .prepare(Preparation.nothing().extendDonorList().temporaryDonorAccount());
    }

    @Override
    public void close() {
        link.close();
        server.close();
    }
}

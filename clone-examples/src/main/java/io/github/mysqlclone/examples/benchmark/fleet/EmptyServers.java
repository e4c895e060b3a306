package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Servers that become replicas, each behind a link as narrow as the source's. */
record EmptyServers(List<Narrow> servers) implements AutoCloseable {

    private record Narrow(TestServer server, NetworkLink link) {

        FleetMember member() {
            return FleetMember.at(link.host(), link.port())
                    .reachedBy(server.server())
                    .restartStrategy(server.restartStrategy());
        }
    }

    static EmptyServers start(int count, int megabytesPerSecond) {
        EmptyServers started = new EmptyServers(new ArrayList<>());
        try {
            for (int i = 0; i < count; i++) {
                TestServer server = ServerSpec.standard().start();
                started.servers.add(new Narrow(server, NarrowSource.linkTo(server, megabytesPerSecond)));
            }
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    List<FleetMember> members() {
        return servers.stream().map(Narrow::member).toList();
    }

    void requireRows(int mebibytes) throws SQLException {
        for (Narrow narrow : servers) {
            FilledPair.requireOn(narrow.server(), mebibytes);
        }
    }

    @Override
    public void close() {
        for (Narrow narrow : servers) {
            narrow.link().close();
            narrow.server().close();
        }
    }
}

package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Servers that become replicas, each behind a link as narrow as the source's. */
record EmptyServers(List<Narrow> servers) implements AutoCloseable {

    private record Narrow(TestServer server, NetworkLink link) {

        FleetMember member() {
            return FleetMember.at(link.host(), link.port())
                    .reachedBy(server.server())
                    .restartStrategy(server.restartStrategy());
        }
    }

    /** Starts them all at the same time. */
    static EmptyServers start(int count, int megabytesPerSecond) {
        EmptyServers started = new EmptyServers(new CopyOnWriteArrayList<>());
        try {
            CompletableFuture.allOf(Stream.generate(() ->
                                    CompletableFuture.runAsync(() -> started.servers.add(startOne(megabytesPerSecond))))
                            .limit(count)
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            return started;
        } catch (CompletionException e) {
            started.close();
            throw e;
        }
    }

    private static Narrow startOne(int megabytesPerSecond) {
        TestServer server = ServerSpec.standard().start();
        return new Narrow(server, NarrowSource.linkTo(server, megabytesPerSecond));
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

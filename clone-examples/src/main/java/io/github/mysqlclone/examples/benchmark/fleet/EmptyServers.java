package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.examples.benchmark.clone.FilledPair;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    static EmptyServers start(int count, int megabytesPerSecond) throws Exception {
        EmptyServers started = new EmptyServers(new CopyOnWriteArrayList<>());
        ExecutorService starters = Executors.newFixedThreadPool(count);
        try {
            Callable<Boolean> starter = () -> started.servers.add(startOne(megabytesPerSecond));
            for (Future<Boolean> start : starters.invokeAll(Collections.nCopies(count, starter))) {
                start.get();
            }
            return started;
        } catch (ExecutionException | InterruptedException e) {
            started.close();
            throw e;
        } finally {
            starters.shutdown();
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

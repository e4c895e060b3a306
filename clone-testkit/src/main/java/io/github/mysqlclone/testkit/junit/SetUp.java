package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.pair.PairCloning;
import io.github.mysqlclone.testkit.internal.pair.PairReplication;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.util.Optional;
import java.util.function.Function;

/** What was asked for, by annotations or by steps. */
record SetUp(
        String name,
        Optional<MySqlTemplate> template,
        String schema,
        ServerLifecycle lifecycle,
        Topology topology,
        int warm) {

    /** Which servers a test has. */
    enum Topology {
        SINGLE,
        PAIR,
        CLONED_PAIR,
        REPLICA
    }

    static final SetUp STANDARD = new SetUp("", Optional.empty(), "", ServerLifecycle.PER_TEST, Topology.SINGLE, 0);

    SetUp {
        if (warm < 0 || warm > 100) {
            throw new IllegalArgumentException("warm: must be between 0 and 100 (was " + warm + ")");
        }
        if (warm > 0 && (topology != Topology.SINGLE || lifecycle != ServerLifecycle.PER_TEST || template.isEmpty())) {
            throw new IllegalArgumentException(
                    "warm: only for a single server for each test, with a template (was " + warm + ")");
        }
    }

    SetUp name(String newName) {
        return new SetUp(newName, template, schema, lifecycle, topology, warm);
    }

    SetUp template(MySqlTemplate newTemplate) {
        return new SetUp(name, Optional.of(newTemplate), schema, lifecycle, topology, warm);
    }

    SetUp schema(String newSchema) {
        return new SetUp(name, template, newSchema, lifecycle, topology, warm);
    }

    SetUp lifecycle(ServerLifecycle newLifecycle) {
        return new SetUp(name, template, schema, newLifecycle, topology, warm);
    }

    SetUp topology(Topology newTopology) {
        return new SetUp(name, template, schema, lifecycle, newTopology, warm);
    }

    SetUp warm(int servers) {
        return new SetUp(name, template, schema, lifecycle, topology, servers);
    }

    /** Starts what was asked for; a single server on a template comes from where the caller says. */
    RunningServers start(Function<MySqlTemplate, TestServer> single) {
        return switch (topology) {
            case SINGLE ->
                RunningServers.of(
                        template.map(single).orElseGet(() -> TestBackend.pick().startServer()), schema);
            case PAIR -> RunningServers.of(pair(), schema);
            case CLONED_PAIR -> RunningServers.of(PairCloning.cloneData(pair()), schema);
            case REPLICA -> RunningServers.of(replicatedPair(), schema);
        };
    }

    /** Without a template both servers are empty, which is the same history as well. */
    private ClonePair replicatedPair() {
        return template.map(MySqlTemplate::newReplicatedPair)
                .orElseGet(() -> PairReplication.follow(ClonePair.create()));
    }

    private ClonePair pair() {
        return template.map(MySqlTemplate::newPair).orElseGet(ClonePair::create);
    }
}

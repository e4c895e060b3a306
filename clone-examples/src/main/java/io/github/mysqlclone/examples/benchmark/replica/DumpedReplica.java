package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.TestServer;

/** The dump that comes with the server, piped into the replica. */
record DumpedReplica(TestServer source, ClientPrograms programs) implements ReplicaWay {

    @Override
    public TestServer makeReplica(TestServer replica) throws Exception {
        replica.execute("RESET BINARY LOGS AND GTIDS");
        programs.copyAll(source, replica);
        replica.execute("FLUSH PRIVILEGES");
        Follower.follow(source, replica);
        return replica;
    }
}

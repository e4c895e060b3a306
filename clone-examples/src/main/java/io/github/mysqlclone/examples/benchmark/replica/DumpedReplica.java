package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;

/** The dump that comes with the server, piped into the replica. */
record DumpedReplica(TestServer source, ClientPrograms programs) implements ReplicaWay {

    @Override
    public TestServer makeReplica(TestServer replica) throws Exception {
        programs.copyAll(source, replica);
        Follower.follow(source, replica);
        return replica;
    }
}

package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;

/** The dump that comes with the server, piped into the replica. */
record DumpedReplica(TestServer source, ClientPrograms programs) implements ReplicaWay {

    @Override
    public TestServer makeReplica(TestServer replica) throws Exception {
        replica.execute("RESET BINARY LOGS AND GTIDS");
        programs.copyAll(source, replica);
        // Logged, it would be a transaction that the source lacks.
        replica.execute("FLUSH NO_WRITE_TO_BINLOG PRIVILEGES");
        Follower.follow(source, replica);
        return replica;
    }
}

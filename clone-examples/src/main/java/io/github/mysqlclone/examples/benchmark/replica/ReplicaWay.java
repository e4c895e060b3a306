package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;

/** A way from a source with data to a replica of it. */
public interface ReplicaWay {

    /** Starts the empty server that becomes the replica; its start is not counted. */
    default TestServer prepare() throws SQLException {
        return ReplicaServers.spec().start();
    }

    /** Copies, replicates, and returns the replica once it has caught up: the empty server or one instead of it. */
    TestServer makeReplica(TestServer empty) throws Exception;
}

package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;

/** Stops the source, copies its directory, starts both: as fast as the disk, and nobody can work meanwhile. */
record ColdCopy(TestServer source) implements ReplicaWay {

    /** There is none: the copy is a server of its own. */
    @Override
    public TestServer prepare() {
        return ServerSpec.standard().create();
    }

    @Override
    public TestServer makeReplica(TestServer empty) throws Exception {
        source.stop();
        TestServer replica = ServerSpec.standard()
                .copyOfDataDirectory(Path.of(source.dataDirectory()))
                .start();
        source.start();
        Follower.follow(source, replica);
        return replica;
    }
}

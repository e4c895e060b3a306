package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.testkit.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dump into a folder, loaded from there; nobody writes to the source meanwhile, which makes its position simple. */
record MyDumperReplica(TestServer source, MyDumper programs) implements ReplicaWay {

    @Override
    public TestServer makeReplica(TestServer replica) throws Exception {
        Path parent = Files.createTempDirectory("mysqlclone-benchmark");
        try {
            Path folder = parent.resolve("dump");
            programs.dump(source, folder);
            programs.load(folder, replica);
        } finally {
            Folders.remove(parent);
        }
        replica.execute(
                "RESET BINARY LOGS AND GTIDS",
                "SET GLOBAL gtid_purged = '"
                        + source.value("SELECT REPLACE(@@GLOBAL.gtid_executed, '\\n', '')")
                                .orElse("") + "'");
        Follower.follow(source, replica);
        return replica;
    }
}

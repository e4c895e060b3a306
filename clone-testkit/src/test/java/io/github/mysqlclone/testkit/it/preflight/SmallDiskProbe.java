package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.preflight.DiskSpaceProbe;
import io.github.mysqlclone.testkit.TestServer;
import java.nio.file.Path;

/** Knows of a server's small disk, which this JVM cannot see. */
final class SmallDiskProbe {

    private SmallDiskProbe() {}

    static DiskSpaceProbe of(TestServer server, long bytes) {
        DiskSpaceProbe host = DiskSpaceProbe.thisHost();
        return directory -> Path.of(directory).startsWith(Path.of(server.workDirectory()))
                ? new DiskSpaceProbe.FileSystemSpace("the small disk", bytes)
                : host.spaceAt(directory);
    }
}

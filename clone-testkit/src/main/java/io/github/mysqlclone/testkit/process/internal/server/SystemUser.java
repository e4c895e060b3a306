package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of the operating system as whom this JVM runs, and with it the servers. */
public record SystemUser(int id) {

    private static final Path SELF = Path.of("/proc/self");

    public static SystemUser of(Path writtenByThisJvm) throws IOException {
        if (!writtenByThisJvm.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            throw new TestkitException("Servers run as processes on Linux and other kinds of Unix only");
        }
        // On some mounts what root writes belongs to somebody else, yet mysqld sees that it runs as root.
        Path asked = Files.exists(SELF) ? SELF : writtenByThisJvm;
        return new SystemUser((Integer) Files.getAttribute(asked, "unix:uid"));
    }

    /** mysqld refuses to run as root unless it is told to in so many words. */
    public ServerOptions addTo(ServerOptions options) {
        return id == 0 ? options.with("user", "root") : options;
    }
}

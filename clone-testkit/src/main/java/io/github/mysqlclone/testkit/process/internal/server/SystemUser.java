package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of the operating system that owns what this JVM writes. */
public record SystemUser(int id) {

    public static SystemUser of(Path writtenByThisJvm) throws IOException {
        if (!writtenByThisJvm.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            throw new TestkitException("Servers run as processes on Linux and other kinds of Unix only");
        }
        return new SystemUser((Integer) Files.getAttribute(writtenByThisJvm, "unix:uid"));
    }

    /** mysqld refuses to run as root unless it is told to in so many words. */
    public ServerOptions addTo(ServerOptions options) {
        return id == 0 ? options.with("user", "root") : options;
    }
}

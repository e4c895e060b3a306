package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether a server runs on a data directory: InnoDB keeps a lock on the file {@code ibdata1} as long as it does. */
public final class RunningElsewhere {

    private RunningElsewhere() {}

    /** Refuses to copy what a server writes to at this moment. */
    public static void refuse(Path dataDirectory) throws IOException {
        Path systemTablespace = dataDirectory.resolve("ibdata1");
        if (!Files.isRegularFile(systemTablespace)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(systemTablespace, StandardOpenOption.WRITE)) {
            if (FolderLock.tryLock(channel) == null) {
                throw new TestkitException("A server runs on " + dataDirectory
                        + ": a copy would be torn. Shut it down cleanly before its data directory is copied.");
            }
        } catch (AccessDeniedException mayOnlyBeRead) {
            return; // then nobody can ask
        }
    }
}

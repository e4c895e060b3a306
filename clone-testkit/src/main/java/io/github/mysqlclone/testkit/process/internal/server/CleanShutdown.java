package io.github.mysqlclone.testkit.process.internal.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server leaves in its data directory when it ends in order, and what of that a copy has no use for. */
public final class CleanShutdown {

    private CleanShutdown() {}

    /**
     * Removes what each server makes for itself: its {@code server_uuid}, and the spare redo log files, which the next
     * start would remove one by one with an {@code fsync} each (seen on 9.7.4: 31 of 32 files, 20 ms).
     */
    public static void tidy(Path dataDirectory) throws IOException {
        Files.deleteIfExists(dataDirectory.resolve("auto.cnf"));
        Path redo = dataDirectory.resolve("#innodb_redo"); // from 8.0.30 on
        if (Files.isDirectory(redo)) {
            try (DirectoryStream<Path> spares = Files.newDirectoryStream(redo, "#ib_redo*_tmp")) {
                for (Path spare : spares) {
                    Files.delete(spare);
                }
            }
        }
    }
}

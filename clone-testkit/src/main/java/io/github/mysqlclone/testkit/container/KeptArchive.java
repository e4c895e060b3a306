package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.internal.cache.KeptFolders;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stays of a server in a container whose test has failed: its error log, and its data as an archive that
 * {@code copyOfDataDirectory} takes.
 */
final class KeptArchive {

    private static final String DATA = "data.tar";

    private KeptArchive() {}

    /** Takes it from a server that is shut down, and returns the folder. */
    static Path of(ContainedServer server, int port, String test) throws IOException {
        KeptFolders kept = KeptFolders.in(KitSettings.ofThisProcess().requireRunFolder());
        Path target = kept.write(kept.pathFor(test, port), folder -> {
            Files.writeString(folder.resolve("error.log"), server.errorLog());
            server.saveData(new DataArchive(folder.resolve(DATA)));
        });
        kept.removeOldest(old -> Files.exists(old.resolve(DATA))); // in others a server may run
        return target;
    }
}

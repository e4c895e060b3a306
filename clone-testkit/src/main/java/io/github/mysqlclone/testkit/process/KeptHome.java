package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.KeptFolders;
import io.github.mysqlclone.testkit.process.internal.server.RunningElsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a server whose test has failed, for whoever wants to know why: option file, error log, data, shut down cleanly. Its
 * option file has the new place in it, so that {@code mysqld --defaults-file} starts it again.
 */
final class KeptHome {

    private KeptHome() {}

    /** Moves a server's folder and returns where it is now. */
    static Path of(ServerHome home, String test) throws IOException {
        KeptFolders kept = KeptFolders.in(home.folder().resolve("../..").normalize());
        Path target = kept.pathFor(test, home.port());
        String former = home.folder().toString();
        KeptFolders.mark(home.folder(), target);
        home.moveTo(target);
        Path optionFile = ServerHome.optionFile(target);
        Files.writeString(optionFile, Files.readString(optionFile).replace(former, target.toString()));
        kept.removeOldest(old -> !RunningElsewhere.isOn(old.resolve("data")));
        return target;
    }
}

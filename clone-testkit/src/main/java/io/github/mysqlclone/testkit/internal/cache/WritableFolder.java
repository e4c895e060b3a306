package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a setting names or could name, and that the kit writes to. */
final class WritableFolder {

    private WritableFolder() {}

    /** Makes a folder where it is missing, and sees that something can be written there. */
    static Path require(Path folder, String setting) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", ""));
            return folder;
        } catch (IOException e) {
            throw new TestkitException(
                    "The folder " + folder + " cannot be made or written to (" + e + "). Correct its owner and "
                            + "permissions, or name another with the system property " + setting
                            + " or the environment variable " + KitSettings.environmentName(setting) + ".",
                    e);
        }
    }
}

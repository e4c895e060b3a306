package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.server.InitialisedDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a {@code mysqld} of the {@code PATH} if it is MySQL, has the clone plugin, and really initialises a data
 * directory of ours: one that is confined to the system's own directories (AppArmor) shows it only then.
 */
record SearchPathSource(List<Path> folders, InitialisedDirectories initialised) implements MySqlSource {

    SearchPathSource {
        folders = List.copyOf(folders);
    }

    @Override
    public Search find() {
        List<String> reasons = new ArrayList<>();
        for (Path folder : folders) {
            Path mysqld = folder.resolve("mysqld");
            if (Files.isExecutable(mysqld) && Files.isRegularFile(mysqld)) {
                try {
                    // Where it is linked to is where its plugins and messages are.
                    MySqlInstallation installation = MySqlInstallation.ofExecutable(mysqld.toRealPath());
                    initialised.get(installation, ServerOptions.none());
                    return new Found(installation, "the PATH, " + mysqld);
                } catch (TestkitException | IOException e) {
                    reasons.add("mysqld on the PATH: " + e.getMessage());
                }
            }
        }
        return new PassedOver(
                reasons.isEmpty() ? "mysqld on the PATH: none in " + folders : String.join("\n", reasons));
    }
}

package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The kit's MySQL with a keyring of its own. The server looks for components beside its executable and beside its
 * plugins, so both are copied to a folder of the test, where the files that load the keyring are, too.
 */
public record KeyringInstallation(MySqlInstallation installation, Path plugins, Path keys) {

    /** What it takes of the server, which not every build has. */
    public static final String LIBRARY = "component_keyring_file.so";

    /** Makes it in a folder that is not there yet. */
    public static KeyringInstallation in(Path folder) throws IOException {
        MySqlInstallation original = MySqlSource.standard().require();
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path plugins = Files.createDirectories(folder.resolve("plugin"));
        Path mysqld = copy(original.mysqld(), programs);
        Files.writeString(programs.resolve("mysqld.my"), "{\"components\": \"file://component_keyring_file\"}");
        for (String library : List.of("mysql_clone.so", LIBRARY)) {
            // A MySQL without it is not asked; see the scenarios' needs.
            if (TestedMySql.hasLibrary(library)) {
                copy(original.pluginDirectory().resolve(library), plugins);
            }
        }
        Path keys = folder.resolve("keys");
        Files.writeString(
                plugins.resolve("component_keyring_file.cnf"), "{\"path\": \"" + keys + "\", \"read_only\": false}");
        return new KeyringInstallation(
                new MySqlInstallation(
                        original.version(), mysqld, original.loaderCommand(), original.options(), plugins),
                plugins,
                keys);
    }

    /** Makes another one in a folder that is not there yet, which has the same keys. */
    public KeyringInstallation copyTo(Path folder) throws IOException {
        KeyringInstallation copy = in(folder);
        Files.copy(keys, copy.keys());
        return copy;
    }

    /** With its time of change, by which the kit knows which data directory it may start on. */
    private static Path copy(Path file, Path folder) throws IOException {
        return Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Runs a server from it. The data directory is initialised as for any other, without a keyring. */
    public ServerSpec use(ServerSpec server) {
        return server.source(() -> new MySqlSource.Found(installation, "the test's own folder"))
                .option("plugin_dir", plugins.toString());
    }
}

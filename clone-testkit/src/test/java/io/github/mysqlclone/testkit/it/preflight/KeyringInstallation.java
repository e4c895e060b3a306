package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kit's MySQL with a keyring of its own. The server looks for components beside its executable and beside its
 * plugins, so both are linked to from a folder of the test, where the files that load the keyring are, too.
 */
record KeyringInstallation(MySqlInstallation installation, Path plugins) {

    /** Makes it in a folder that is not there yet. */
    static KeyringInstallation in(Path folder) throws IOException {
        MySqlInstallation original = MySqlSource.standard().require();
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path plugins = Files.createDirectories(folder.resolve("plugin"));
        Path mysqld = Files.createSymbolicLink(programs.resolve("mysqld"), original.mysqld());
        Files.writeString(programs.resolve("mysqld.my"), "{\"components\": \"file://component_keyring_file\"}");
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(original.pluginDirectory(), "*.so")) {
            for (Path library : libraries) {
                Files.createSymbolicLink(plugins.resolve(library.getFileName()), library);
            }
        }
        Path keys = folder.resolve("keys");
        Files.writeString(
                plugins.resolve("component_keyring_file.cnf"), "{\"path\": \"" + keys + "\", \"read_only\": false}");
        return new KeyringInstallation(
                new MySqlInstallation(
                        original.version(), mysqld, original.loaderCommand(), original.options(), plugins),
                plugins);
    }

    /** Runs a server from it. The data directory is initialised as for any other, without a keyring. */
    ServerSpec use(ServerSpec server) {
        return server.source(() -> new MySqlSource.Found(installation, "the test's own folder"))
                .option("plugin_dir", plugins.toString());
    }
}

package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.preflight.DiskSpaceProbe;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that only one server sees as a file system of its own, and a small one: it is mounted in the server's own
 * namespace. That takes no root where users may make namespaces; elsewhere it cannot be had.
 */
record SmallDisk(Path folder, long bytes) {

    private static final String MOUNT = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && shift 2 && exec \"$@\"";

    /** Tells whether this machine allows it, by trying. */
    boolean isPossible() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix());
        command.add("true");
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Returns the server with this disk; its process stays a child of this JVM, so that it can restart. */
    ServerSpec seenBy(ServerSpec server) {
        MySqlInstallation usual = MySqlSource.standard().require();
        List<String> starter = new ArrayList<>(prefix());
        starter.addAll(usual.loaderCommand());
        Map<String, String> options = new LinkedHashMap<>(usual.options());
        // In the namespace of its own even an ordinary user is root, as whom mysqld runs only when told to.
        options.put("user", "root");
        MySqlInstallation mounted =
                new MySqlInstallation(usual.version(), usual.mysqld(), starter, options, usual.pluginDirectory());
        return server.source(() -> new MySqlSource.Found(mounted, "the kit's, with a small disk"));
    }

    private List<String> prefix() {
        return List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT,
                "mount-and-run",
                String.valueOf(bytes),
                folder.toString());
    }

    /** Knows of this disk what this JVM cannot see. */
    DiskSpaceProbe probe() {
        DiskSpaceProbe host = DiskSpaceProbe.thisHost();
        return directory -> Path.of(directory).startsWith(folder)
                ? new DiskSpaceProbe.FileSystemSpace("the small disk", bytes)
                : host.spaceAt(directory);
    }
}

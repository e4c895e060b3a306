package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.UnsupportedFaultException;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file system that one server only sees: it is mounted in the server's own namespace, which goes when the server does.
 * That takes no root where users may make namespaces.
 */
final class SmallDisk {

    private static final String MOUNT = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && shift 2 && exec \"$@\"";
    private static final Duration TRIED_WITHIN = Duration.ofSeconds(10);

    private SmallDisk() {}

    /** Returns what a server's command must come after. */
    static List<String> command(Path folder, long bytes) {
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

    /** In the namespace of its own even an ordinary user is root, as whom mysqld runs only when told to. */
    static ServerOptions addUserTo(ServerOptions options) {
        return options.with("user", "root");
    }

    /** Says why this machine does not allow it, by trying; empty if it does. */
    static Optional<String> objection() {
        List<String> command = new ArrayList<>(command(Path.of("/"), 1 << 20));
        command.add("true");
        try {
            Command.Result result = Command.run(TRIED_WITHIN, command);
            return result.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of(result.errors().strip());
        } catch (TestkitException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static void require() {
        objection().ifPresent(objection -> {
            throw new UnsupportedFaultException(
                    FaultKind.SMALL_DISK,
                    "this machine lets nobody mount a file system in a namespace of their own (" + objection
                            + "). Run the tests as root or allow user namespaces, or use servers in containers.");
        });
    }
}

package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import io.github.mysqlclone.testkit.internal.host.OwnedProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tiny shell beside this JVM that clears a server away when the JVM is killed: its input ends then, without a farewell.
 *
 * <p>It is an extra. Where it cannot work (no shell, no {@code /proc}, killed together with the JVM) the next server of
 * the kit clears up, see {@link ServerHomes}.
 */
final class Watchdog {

    private static final Logger LOGGER = LoggerFactory.getLogger(Watchdog.class);

    /**
     * Takes a folder, whose name nobody else has. A process must have the option file as one whole argument, the kit's mark
     * in its environment, and be in this namespace of process ids: what merely names the file is somebody else's. The names
     * are put together in here, so that this shell does not find itself by them. The folder goes out of sight first.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r farewell && exit 0
            [ -d /proc/self ] || exit 0
            has() { tr '\\0\\n' '\\n ' < "$1" 2>/dev/null | grep -qxF -e "$2"; }
            here=$(readlink /proc/$$/ns/pid)
            for round in 1 2 3 4 5; do
              for found in $(printf %s "--defaults-file=$1/my.cnf" | grep -alF -f - /proc/[0-9]*/cmdline 2>/dev/null); do
                process=${found%/cmdline}
                has "$found" "--defaults-file=$1/my.cnf" || continue
                has "$process/environ" "$3=$1/my.cnf" || continue
                [ "$(readlink "$process/ns/pid")" = "$here" ] || continue
                kill -9 "${process#/proc/}"
              done
              [ -d "$1" ] && { [ -f "$1/owner" ] || exit 0; mv -- "$1" "$2"; }
              rm -rf -- "$2" && exit 0
              sleep 1
            done
            """;

    private final @Nullable Process shell;

    private Watchdog(@Nullable Process shell) {
        this.shell = shell;
    }

    static Watchdog over(ServerHome home) {
        try {
            return new Watchdog(shell(home));
        } catch (IOException e) {
            LOGGER.debug("No watchdog for {}: {}", home.folder(), e.getMessage());
            return new Watchdog(null);
        }
    }

    static Process shell(ServerHome home) throws IOException {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "mysqlclone-testkit-watchdog",
                home.folder().toString(),
                RemovedAside.nameFor(home.folder()).toString(),
                OwnedProcesses.MARK);
        return new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Tells it that all is well, which ends it. */
    void dismiss() {
        if (shell == null) {
            return;
        }
        try (OutputStream input = shell.getOutputStream()) {
            input.write("farewell\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOGGER.debug("The watchdog was gone already: {}", e.getMessage());
        }
    }
}

package io.github.mysqlclone.testkit.process;

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

    /** Takes a folder. The option file is put together in here, so that this shell does not find itself by it. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r farewell && exit 0
            [ -d /proc/self ] || exit 0
            for round in 1 2 3 4 5; do
              for found in $(printf %s "--defaults-file=$1/my.cnf" | grep -alF -f - /proc/[0-9]*/cmdline 2>/dev/null); do
                pid=${found#/proc/}
                kill -9 "${pid%/cmdline}"
              done
              rm -rf -- "$1" && exit 0
              sleep 1
            done
            """;

    private final @Nullable Process shell;

    private Watchdog(@Nullable Process shell) {
        this.shell = shell;
    }

    static Watchdog over(ServerHome home) {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "mysqlclone-testkit-watchdog",
                home.folder().toString());
        try {
            return new Watchdog(new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            LOGGER.debug("No watchdog for {}: {}", home.folder(), e.getMessage());
            return new Watchdog(null);
        }
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

package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Name servers of this JVM's own that a MySQL server asks for the name of each client, and waits. Only that server asks
 * them: it sees another {@code /etc/resolv.conf}, in a mount namespace of its own. Not every machine lets its users do that.
 */
final class SlowNames implements AutoCloseable {

    /** From where a client's name is asked for; that of 127.0.0.1 is known. */
    static final String CLIENT = "127.0.0.2";

    private static final Logger log = LoggerFactory.getLogger(SlowNames.class);

    private static final String RESOLVER = "/etc/resolv.conf";
    private static final String MOUNT = "mount --bind \"$1\" " + RESOLVER + " && shift && exec \"$@\"";
    private static final Duration ANSWERS_AFTER = Duration.ofMillis(600);
    private static final long TRIED_WITHIN_SECONDS = 10;

    private final Path folder;
    private final Optional<NameServer> slow;
    private final Optional<NameServer> silent;

    private SlowNames(Path folder, Optional<NameServer> slow, Optional<NameServer> silent) {
        this.folder = folder;
        this.slow = slow;
        this.silent = silent;
    }

    /** Opens them, or says why there are none. */
    static SlowNames in(Path folder) throws IOException {
        String address = "127.%d.%d.".formatted(oneTo(254), oneTo(254));
        List<NameServer> opened = new ArrayList<>();
        try {
            opened.add(NameServer.at(address + "1", Optional.of(ANSWERS_AFTER)));
            opened.add(NameServer.at(address + "2", Optional.empty()));
            SlowNames names = new SlowNames(folder, Optional.of(opened.get(0)), Optional.of(opened.get(1)));
            names.tryIt();
            return names;
        } catch (IOException e) {
            opened.forEach(NameServer::close);
            log.info("left out: slow name servers, because this machine allows none: {}", e.getMessage());
            return new SlowNames(folder, Optional.empty(), Optional.empty());
        }
    }

    private static int oneTo(int most) {
        return ThreadLocalRandom.current().nextInt(1, most + 1);
    }

    private void tryIt() throws IOException {
        List<String> command = new ArrayList<>(inNamespace(slow.orElseThrow()));
        command.add("true");
        Process trial = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("namespace.txt").toFile())
                .start();
        try {
            if (trial.waitFor(TRIED_WITHIN_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            trial.destroyForcibly();
        }
        throw new IOException(Files.readString(folder.resolve("namespace.txt")).strip());
    }

    boolean areThere() {
        return slow.isPresent();
    }

    /** Returns how often the slow one was asked. */
    int asked() {
        return slow.map(NameServer::asked).orElse(0);
    }

    /** Has a server ask one that answers late, that there is no such name. */
    ServerSpec slow(ServerSpec server) {
        return slow.map(names -> asking(names, server)).orElse(server);
    }

    /** Has a server ask one that never answers. */
    ServerSpec silent(ServerSpec server) {
        return silent.map(names -> asking(names, server)).orElse(server);
    }

    private ServerSpec asking(NameServer names, ServerSpec server) {
        return server.source(() -> new MySqlSource.Found(
                        inNamespace(names, MySqlSource.standard().require()), "a namespace"))
                .option("skip_name_resolve", "OFF")
                // A name that was not found is not asked for again.
                .option("host_cache_size", "0")
                // In its namespace it is root, as whom it runs only when told to.
                .option("user", "root");
    }

    private MySqlInstallation inNamespace(NameServer names, MySqlInstallation plain) {
        List<String> command = new ArrayList<>(inNamespace(names));
        command.addAll(plain.loaderCommand());
        return new MySqlInstallation(
                plain.version(), plain.mysqld(), command, plain.options(), plain.pluginDirectory());
    }

    private List<String> inNamespace(NameServer names) {
        return List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT,
                "mount-and-run",
                resolver(names).toString());
    }

    private Path resolver(NameServer names) {
        Path file = folder.resolve("resolv-" + names.address() + ".conf");
        try {
            // Less than the library waits for a connection.
            return Files.writeString(file, "nameserver " + names.address() + "\noptions timeout:1 attempts:1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        slow.ifPresent(NameServer::close);
        silent.ifPresent(NameServer::close);
    }
}

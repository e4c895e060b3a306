package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where engines are, in the order in which Testcontainers 2 takes them: what Testcontainers Desktop has set, what is named, the
 * sockets that everybody has. It knows nothing of the contexts of the docker command.
 */
record EnginePlaces(SettingValues values) {

    static final String DOCKER_HOST = "DOCKER_HOST";

    List<String> all() {
        Properties ofTestcontainers = propertiesOfTestcontainers();
        Set<String> named = new LinkedHashSet<>();
        property(ofTestcontainers, "tc.host").ifPresent(named::add);
        values.variable(DOCKER_HOST)
                .or(() -> property(ofTestcontainers, "docker.host"))
                .ifPresent(named::add);
        return named.isEmpty() ? sockets() : List.copyOf(named);
    }

    /** Tells whether engines are reached by TLS, so that they say nothing to those without a key. */
    boolean areBehindTls() {
        return values.variable("DOCKER_TLS_VERIFY")
                .or(() -> property(propertiesOfTestcontainers(), "docker.tls.verify"))
                .map(String::strip)
                .filter(text -> text.equals("1") || text.equalsIgnoreCase("true")) // so does Testcontainers
                .isPresent();
    }

    private Properties propertiesOfTestcontainers() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home().resolve(".testcontainers.properties"))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return new Properties(); // none, or none that Testcontainers could read
        }
        return properties;
    }

    private static Optional<String> property(Properties properties, String name) {
        return Optional.of(properties.getProperty(name, "").strip()).filter(text -> !text.isEmpty());
    }

    private List<String> sockets() {
        if (values.properties().getOrDefault("os.name", "").startsWith("Windows")) {
            return List.of("npipe:////./pipe/docker_engine");
        }
        return Stream.of(
                        values.variable("XDG_RUNTIME_DIR")
                                .or(EnginePlaces::runtimeFolderOfTheUser)
                                .map(folder -> folder + "/docker.sock"),
                        Optional.of("/var/run/docker.sock"),
                        Optional.of(home() + "/.docker/run/docker.sock"),
                        Optional.of(home() + "/.docker/desktop/docker.sock"))
                .flatMap(Optional::stream)
                .map(path -> "unix://" + path)
                .toList();
    }

    /** Where a rootless engine listens, also for those who came by another way than a login, as with su. */
    private static Optional<String> runtimeFolderOfTheUser() {
        try {
            return Optional.of("/run/user/" + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** As Testcontainers finds it, whatever HOME says. */
    Path home() {
        return Path.of(Optional.ofNullable(values.properties().get("user.home"))
                .or(() -> values.variable("HOME"))
                .orElse("/"));
    }
}

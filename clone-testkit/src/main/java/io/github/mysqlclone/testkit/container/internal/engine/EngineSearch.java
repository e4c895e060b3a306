package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Looks for a container engine where Testcontainers will, but quickly and without it. */
public record EngineSearch(SettingValues values) {

    private static final String DOCKER_HOST = "DOCKER_HOST";

    /** What looking came to: an engine that answered, or else what was tried. */
    public record Result(Optional<String> engine, List<String> reasons) {

        public Result {
            reasons = List.copyOf(reasons);
        }

        static Result found(String engine) {
            return new Result(Optional.of(engine), List.of());
        }
    }

    /** Looks everywhere; each place has the whole time, and nearly always needs none of it. */
    public Result look(Duration atMost) {
        List<String> reasons = new ArrayList<>();
        for (String place : places()) {
            try {
                return Result.found(ask(place, atMost) + " at " + place);
            } catch (IOException | RuntimeException e) {
                reasons.add(place + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        }
        return new Result(Optional.empty(), reasons);
    }

    List<String> places() {
        Optional<String> named = values.variable(DOCKER_HOST).or(this::namedForTestcontainers);
        return named.isPresent() ? List.of(named.get()) : sockets();
    }

    private Optional<String> namedForTestcontainers() {
        Path file = Path.of(home(), ".testcontainers.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        // the first is what Testcontainers Desktop and Cloud set
        return Stream.of("tc.host", "docker.host")
                .map(name -> properties.getProperty(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private List<String> sockets() {
        if (values.properties().getOrDefault("os.name", "").startsWith("Windows")) {
            return List.of("npipe:////./pipe/docker_engine");
        }
        return Stream.of(
                        Optional.of("/var/run/docker.sock"),
                        values.variable("XDG_RUNTIME_DIR")
                                .or(EngineSearch::runtimeFolderOfTheUser)
                                .map(folder -> folder + "/docker.sock"),
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

    private String home() {
        return values.variable("HOME").orElseGet(() -> values.properties().getOrDefault("user.home", "/"));
    }

    private String ask(String place, Duration atMost) throws IOException {
        URI uri = URI.create(place);
        if ("unix".equals(uri.getScheme())) {
            Path socket = Path.of(uri.getPath());
            if (Files.notExists(socket)) {
                throw new IOException("no such socket");
            }
            return EnginePing.ask(UnixDomainSocketAddress.of(socket), atMost);
        }
        if (("tcp".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
            InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
            if (values.variable("DOCKER_TLS_VERIFY").isPresent()) {
                EnginePing.knock(address, atMost);
                return "something behind TLS";
            }
            return EnginePing.ask(address, atMost);
        }
        if ("npipe".equals(uri.getScheme())) {
            if (!new File("\\\\.\\pipe\\" + uri.getPath().replaceFirst(".*/pipe/", "")).exists()) {
                throw new IOException("no such pipe");
            }
            return "something behind a named pipe"; // Java cannot ask it; Testcontainers brings what can
        }
        throw new IOException("only unix://, tcp:// and npipe:// are looked at");
    }
}

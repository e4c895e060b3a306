package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
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

    private List<String> places() {
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
        return Optional.ofNullable(properties.getProperty("docker.host")).filter(text -> !text.isBlank());
    }

    private List<String> sockets() {
        return Stream.of(
                        Optional.of("/var/run/docker.sock"),
                        values.variable("XDG_RUNTIME_DIR").map(folder -> folder + "/docker.sock"),
                        Optional.of(home() + "/.docker/run/docker.sock"),
                        Optional.of(home() + "/.docker/desktop/docker.sock"))
                .flatMap(Optional::stream)
                .map(path -> "unix://" + path)
                .toList();
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
        throw new IOException("only unix:// and tcp:// are looked at");
    }
}

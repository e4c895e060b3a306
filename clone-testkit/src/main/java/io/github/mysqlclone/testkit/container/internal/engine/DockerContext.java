package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.host.Sha256;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine that the docker command talks to, where that is one of its contexts, as Colima, Rancher Desktop and OrbStack make them:
 * Testcontainers does not look there, and people wonder why the command works and their tests do not.
 */
record DockerContext(String name, String endpoint) {

    private static final Pattern CURRENT = Pattern.compile("\"currentContext\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern HOST = Pattern.compile("\"Host\"\\s*:\\s*\"([^\"]+)\"");
    private static final String NONE = "default";
    private static final int WHOLE_DIGEST = 32;

    /** Returns the one that is in use; empty for the usual engine, or where the files say nothing. */
    static Optional<DockerContext> inUse(SettingValues values) {
        if (values.variable(EnginePlaces.DOCKER_HOST).isPresent()) {
            return Optional.empty(); // the command goes by it as well
        }
        try {
            return inUse(
                    values,
                    values.variable("DOCKER_CONFIG")
                            .map(Path::of)
                            .orElseGet(() -> new EnginePlaces(values).home().resolve(".docker")));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<DockerContext> inUse(SettingValues values, Path folder) {
        return values.variable("DOCKER_CONTEXT")
                .or(() -> find(CURRENT, folder.resolve("config.json")))
                .filter(name -> !name.equals(NONE))
                .flatMap(name -> find(HOST, description(folder, name)).map(host -> new DockerContext(name, host)));
    }

    private static Path description(Path folder, String name) {
        return folder.resolve("contexts/meta")
                .resolve(Sha256.of(name, WHOLE_DIGEST))
                .resolve("meta.json");
    }

    private static Optional<String> find(Pattern pattern, Path file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String remedy() {
        return "the docker command uses its context '" + name + "', at which Testcontainers does not look: set "
                + EnginePlaces.DOCKER_HOST + "=" + endpoint;
    }
}

package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the person who runs the tests has set: each setting is a system property, or else the environment variable of
 * the same name in capitals with underscores.
 */
record KitSettings(Map<String, String> properties, Map<String, String> environment) {

    static final String HOME = "clone.testkit.mysql.home";
    static final String CACHE = "clone.testkit.cache";
    static final String DOWNLOAD = "clone.testkit.download";

    KitSettings {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    static KitSettings ofThisProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new KitSettings(properties, System.getenv());
    }

    static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Optional<Path> mysqlHome() {
        return value(HOME).map(Path::of).map(Path::toAbsolutePath);
    }

    boolean downloadAllowed() {
        String value = value(DOWNLOAD).orElse("false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TestkitException(DOWNLOAD + " is '" + value + "': it must be true or false");
        };
    }

    Path cacheFolder() {
        return value(CACHE)
                .map(Path::of)
                .or(() -> environmentValue("XDG_CACHE_HOME").map(base -> Path.of(base, "mysqlclone-testkit")))
                .orElseGet(() -> Path.of(properties.getOrDefault("user.home", ""), ".cache", "mysqlclone-testkit"))
                .toAbsolutePath()
                .normalize();
    }

    List<Path> searchPath() {
        return environmentValue("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(properties.get(property))
                .filter(text -> !text.isBlank())
                .or(() -> environmentValue(environmentName(property)));
    }

    private Optional<String> environmentValue(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}

package io.github.mysqlclone.testkit.internal.cache;

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
 * What the person who runs the tests has set. Each setting is a system property, or else the environment variable of
 * the same name in capitals with underscores.
 */
public record KitSettings(Optional<Path> mysqlHome, List<Path> searchPath, Path cacheFolder, boolean downloadAllowed) {

    public static final String HOME = "clone.testkit.mysql.home";
    public static final String CACHE = "clone.testkit.cache";
    public static final String DOWNLOAD = "clone.testkit.download";

    private static final String FOLDER = "mysqlclone-testkit";

    public KitSettings {
        searchPath = List.copyOf(searchPath);
    }

    public static KitSettings ofThisProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return of(properties, System.getenv());
    }

    public static KitSettings of(Map<String, String> properties, Map<String, String> environment) {
        return new Reader(properties, environment).settings();
    }

    public static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private record Reader(Map<String, String> properties, Map<String, String> environment) {

        KitSettings settings() {
            return new KitSettings(
                    value(HOME).map(Path::of).map(Path::toAbsolutePath),
                    searchPath(),
                    cacheFolder(),
                    downloadAllowed());
        }

        private boolean downloadAllowed() {
            String value = value(DOWNLOAD).orElse("false");
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new TestkitException(DOWNLOAD + " is '" + value + "': it must be true or false");
            };
        }

        private Path cacheFolder() {
            return value(CACHE)
                    .map(Path::of)
                    .or(() -> variable("XDG_CACHE_HOME").map(base -> Path.of(base, FOLDER)))
                    .orElseGet(() -> Path.of(home(), ".cache", FOLDER))
                    .toAbsolutePath()
                    .normalize();
        }

        /** The environment comes first: on Linux user.home is the account's entry in passwd, whatever HOME says. */
        private String home() {
            return variable("HOME").orElseGet(() -> properties.getOrDefault("user.home", ""));
        }

        private List<Path> searchPath() {
            return variable("PATH").stream()
                    .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                    .filter(folder -> !folder.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .toList();
        }

        private Optional<String> value(String property) {
            return Optional.ofNullable(properties.get(property))
                    .filter(text -> !text.isBlank())
                    .or(() -> variable(environmentName(property)));
        }

        private Optional<String> variable(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }
    }
}

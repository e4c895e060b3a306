package io.github.mysqlclone.testkit.internal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a project says for all who build it, where no system property reaches the tests: {@code clone-testkit.properties} on the
 * class path, and parameters of the test framework's own configuration, which win over the file.
 */
public final class ProjectSettings {

    static final String FILE = "clone-testkit.properties";

    private static final Map<String, String> OF_TEST_FRAMEWORK = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, String>> FILES = new ConcurrentHashMap<>();

    private ProjectSettings() {}

    static Map<String, String> ofThisProcess() {
        Map<String, String> all =
                new HashMap<>(ofFile(Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                        .orElseGet(ProjectSettings.class::getClassLoader)));
        all.putAll(OF_TEST_FRAMEWORK);
        return all;
    }

    /** Takes over what the configuration of a test framework says, asked for each setting by its name. */
    public static void takeOver(Function<String, Optional<String>> configuration) {
        for (String name : KnownSettings.NAMES) {
            configuration.apply(name).ifPresent(value -> OF_TEST_FRAMEWORK.put(name, value));
        }
    }

    /** Returns what the file says, or nothing where there is none. */
    static Map<String, String> ofFile(ClassLoader loader) {
        URL file = loader.getResource(FILE);
        return file == null ? Map.of() : FILES.computeIfAbsent(file.toString(), name -> read(file));
    }

    private static Map<String, String> read(URL file) {
        Properties properties = new Properties();
        try (InputStream input = file.openStream()) {
            properties.load(input);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file + ": " + e, e);
        }
        Map<String, String> settings = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!KnownSettings.contains(name)) {
                throw new IllegalStateException(file + " sets '" + name
                        + "', which is no setting of the kit. There are " + String.join(", ", KnownSettings.NAMES)
                        + ", and " + KnownSettings.HOME_OF_VERSION + "8.4 and the like.");
            }
            settings.put(name, properties.getProperty(name, "").strip());
        }
        return settings;
    }
}

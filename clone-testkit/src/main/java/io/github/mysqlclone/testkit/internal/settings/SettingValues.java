package io.github.mysqlclone.testkit.internal.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the person who runs the tests has set: each setting is a system property, or else the environment variable of the
 * same name in capitals with underscores, or else what the project says for itself. One that is blank is not set.
 */
public record SettingValues(
        Map<String, String> properties, Map<String, String> environment, Map<String, String> project) {

    public SettingValues {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        project = Map.copyOf(project);
    }

    public SettingValues(Map<String, String> properties, Map<String, String> environment) {
        this(properties, environment, Map.of());
    }

    public static SettingValues ofThisProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new SettingValues(properties, System.getenv(), ProjectSettings.ofThisProcess());
    }

    public static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    public Optional<String> value(String property) {
        return Optional.ofNullable(properties.get(property))
                .filter(text -> !text.isBlank())
                .or(() -> variable(environmentName(property)))
                .or(() -> Optional.ofNullable(project.get(property)).filter(text -> !text.isBlank()));
    }

    /** Returns all settings whose names begin so, by what follows; in the environment's names underscores stand for its dots. */
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new HashMap<>(endingsOf(project, prefix));
        endingsOf(environment, environmentName(prefix))
                .forEach((ending, value) -> found.put(ending.replace('_', '.'), value));
        found.putAll(endingsOf(properties, prefix));
        return found;
    }

    private static Map<String, String> endingsOf(Map<String, String> values, String prefix) {
        Map<String, String> found = new HashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isBlank()) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** Returns a variable of the environment that is no setting of the kit. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}

package io.github.mysqlclone.testkit.internal.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the person who runs the tests has set: each setting is a system property, or else the environment variable of the
 * same name in capitals with underscores. One that is blank is not set.
 */
public record SettingValues(Map<String, String> properties, Map<String, String> environment) {

    public SettingValues {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    public static SettingValues ofThisProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new SettingValues(properties, System.getenv());
    }

    public static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    public Optional<String> value(String property) {
        return Optional.ofNullable(properties.get(property))
                .filter(text -> !text.isBlank())
                .or(() -> variable(environmentName(property)));
    }

    /** Returns a variable of the environment that is no setting of the kit. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}

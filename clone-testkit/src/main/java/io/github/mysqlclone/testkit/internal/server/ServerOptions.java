package io.github.mysqlclone.testkit.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code mysqld} in the order they were given; setting one again replaces it, however it is spelt, but for
 * {@code plugin_load_add}, which adds up as it does for {@code mysqld}. So does {@code plugin_load}, which there drops what was
 * named before it: the clone plugin.
 */
public final class ServerOptions {

    public static final String PLUGINS = "plugin_load_add";

    private static final String PLUGINS_FROM_NOW = "plugin_load";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,127}");

    private static final Set<String> ON = Set.of("ON", "TRUE", "1");

    /** One option; a flag has no value. */
    private record Option(String name, @Nullable String value) {

        String line() {
            return value == null ? name : name + "=\"" + escaped(value) + '"';
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r")
                    .replace("\t", "\\t");
        }
    }

    private final Map<String, Option> byKey;

    private ServerOptions(Map<String, Option> byKey) {
        this.byKey = Collections.unmodifiableMap(byKey);
    }

    public static ServerOptions none() {
        return new ServerOptions(Map.of());
    }

    public ServerOptions with(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The value of option " + name + " contains a NUL character");
        }
        return plus(new Option(checked(name), value));
    }

    public ServerOptions with(Map<String, String> options) {
        ServerOptions result = this;
        for (Map.Entry<String, String> option : options.entrySet()) {
            result = result.with(option.getKey(), option.getValue());
        }
        return result;
    }

    public ServerOptions with(ServerOptions others) {
        ServerOptions result = this;
        for (Option option : others.byKey.values()) {
            result = result.plus(option);
        }
        return result;
    }

    public ServerOptions withFlag(String name) {
        return plus(new Option(checked(name), null));
    }

    public ServerOptions without(String name) {
        Map<String, Option> options = new LinkedHashMap<>(byKey);
        options.remove(key(checked(name)));
        return new ServerOptions(options);
    }

    /** Returns the names as the server knows them: in lower case, with underscores, without {@code loose_}. */
    public Stream<String> names() {
        return byKey.keySet().stream();
    }

    public boolean contains(String name) {
        return byKey.containsKey(key(name));
    }

    /** Returns the value of an option; empty for a flag and for what is not set. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(byKey.get(key(name))).map(Option::value);
    }

    /** Tells whether a switch is on, as a flag or by its value; false where it is not set. */
    public boolean isOn(String name) {
        return contains(name)
                && value(name)
                        .map(value -> ON.contains(value.toUpperCase(Locale.ROOT)))
                        .orElse(true);
    }

    /** Returns the options by which a server writes to files out of its data directory, as an option file has them. */
    public List<String> writingOutside() {
        return byKey.values().stream()
                .filter(option -> OptionsWithPaths.writesOutside(option.name(), Optional.ofNullable(option.value())))
                .map(Option::line)
                .toList();
    }

    /** Returns the text of an option file for {@code --defaults-file}. */
    public String optionFile() {
        StringBuilder text = new StringBuilder("[mysqld]\n");
        byKey.values().forEach(option -> text.append(option.line()).append('\n'));
        return text.toString();
    }

    /** Writes the option file for its owner alone: mysqld ignores one that others could write to. */
    public Path writeTo(Path file) throws IOException {
        Files.writeString(file, optionFile());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Adds to an option file that {@link #writeTo} has written; what it says now counts. */
    public void appendTo(Path file) throws IOException {
        Files.writeString(file, optionFile(), StandardOpenOption.APPEND);
    }

    private ServerOptions plus(Option given) {
        Option option = key(given.name()).equals(PLUGINS_FROM_NOW) ? new Option(PLUGINS, given.value()) : given;
        Map<String, Option> options = new LinkedHashMap<>(byKey);
        options.merge(key(option.name()), option, ServerOptions::latter);
        return new ServerOptions(options);
    }

    private static Option latter(Option former, Option latter) {
        if (!key(latter.name()).equals(PLUGINS) || former.value() == null || latter.value() == null) {
            return latter;
        }
        // Each once: a plugin that is loaded twice is an error in the server's log.
        return new Option(
                latter.name(),
                Stream.of(former.value(), latter.value())
                        .flatMap(plugins -> Stream.of(plugins.split(";")))
                        .map(String::strip)
                        .distinct()
                        .collect(Collectors.joining(";")));
    }

    private static String checked(String name) {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not the name of an option: give it without leading dashes and without its value");
        }
        return name;
    }

    public static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return key.startsWith("loose_") ? key.substring("loose_".length()) : key;
    }

    @Override
    public String toString() {
        return optionFile();
    }
}

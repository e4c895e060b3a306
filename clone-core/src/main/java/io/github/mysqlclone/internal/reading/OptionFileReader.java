package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads which options a server's option files name, and whether it may go on over them. Values are left out, as they may be
 * secret, but for the libraries of plugins and those on which the start depends.
 */
final class OptionFileReader {

    private static final Pattern GROUP = Pattern.compile("\\s*\\[([^\\]]+)\\].*");
    private static final Pattern INCLUDE = Pattern.compile("\\s*!(include|includedir)\\s+(.+?)\\s*");
    private static final Pattern OPTION = Pattern.compile("\\s*([A-Za-z][\\w.-]*)\\s*(?:=(.*))?");

    /** Those that mysqld reads (manual, Using Option Files), with any version behind its name. */
    private static final Pattern OF_THE_SERVER = Pattern.compile("server|mysqld(-\\d.*)?");

    private static final String LOOSE = "loose_";

    private static final List<String> THAT_LOAD = List.of("plugin_load", "plugin_load_add", "early_plugin_load");

    private static final Set<String> WITH_VALUE = Set.of(
            "default_time_zone",
            "authentication_policy",
            "session_track_system_variables",
            "group_replication_group_name",
            "group_replication_start_on_boot");

    private static final List<String> FIRST = List.of("/etc/my.cnf", "/etc/mysql/my.cnf");

    private static final int DEEPEST = 10;

    private final Set<String> strict = new HashSet<>();
    private final Set<String> loose = new HashSet<>();
    private final Set<String> libraries = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    private OptionFileReader() {}

    /** Read all files that are named, and what they include; one that cannot be read leaves it all unknown. */
    static Fact<OptionNames> read(Map<String, String> configured) {
        OptionFileReader reader = new OptionFileReader();
        for (String file : inOrder(configured.values())) {
            try {
                reader.takeFile(Path.of(file), 0);
            } catch (IOException | InvalidPathException e) {
                return Fact.unknown("the option file " + file + " cannot be read from this host");
            }
        }
        return Fact.of(reader.names());
    }

    /**
     * Put the files into the order in which a server reads them, as what it reads last counts: those that every server looks for,
     * then those of its own build and surroundings, and its user's at last (manual, Using Option Files).
     */
    static List<String> inOrder(Collection<String> files) {
        return files.stream()
                .filter(file -> !file.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(OptionFileReader::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int rank(String file) {
        int first = FIRST.indexOf(file);
        if (first >= 0) {
            return first;
        }
        return file.endsWith("/.my.cnf") ? FIRST.size() + 1 : FIRST.size();
    }

    /** Read the text of one. */
    static OptionNames of(String text) throws IOException {
        OptionFileReader reader = new OptionFileReader();
        reader.take(text, DEEPEST);
        return reader.names();
    }

    private OptionNames names() {
        return new OptionNames(strict, loose, libraries, values);
    }

    private void takeFile(Path file, int depth) throws IOException {
        take(HostFileReader.textOf(file), depth);
    }

    private void take(String text, int depth) throws IOException {
        boolean isOfTheServer = false;
        for (String line : text.lines().toList()) {
            Matcher group = GROUP.matcher(line);
            Matcher include = INCLUDE.matcher(line);
            Matcher option = OPTION.matcher(withoutComment(line));
            if (group.matches()) {
                isOfTheServer = OF_THE_SERVER.matcher(group.group(1).strip()).matches();
            } else if (include.matches() && depth < DEEPEST) {
                include(Path.of(include.group(2)), include.group(1).equals("includedir"), depth + 1);
            } else if (isOfTheServer && option.matches()) {
                takeOption(
                        option.group(1),
                        Optional.ofNullable(option.group(2)).orElse("").strip());
            }
        }
    }

    private void include(Path path, boolean isDirectory, int depth) throws IOException {
        if (!isDirectory) {
            takeFile(path, depth);
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
                String name = file.toString();
                if (name.endsWith(".cnf") || name.endsWith(".ini")) {
                    takeFile(file, depth);
                }
            }
        }
    }

    private void takeOption(String written, String value) {
        String name = written.toLowerCase(Locale.ROOT).replace('-', '_');
        if (name.startsWith(LOOSE)) {
            name = name.substring(LOOSE.length());
            loose.add(name);
        } else {
            strict.add(name);
        }
        if (THAT_LOAD.contains(name)) {
            // Such as clone=mysql_clone.so;semisync_source.so
            libraries.addAll(List.of(value.split("[\\s=;:,'\"]+")));
        } else if (WITH_VALUE.contains(name)) {
            values.put(name, unquoted(value));
        }
    }

    /** Cuts at the first number sign outside quotes, with or without a blank before it, as mysqld does (mysys/my_default.cc). */
    private static String withoutComment(String line) {
        char quote = 0;
        boolean isEscaped = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if ((character == '\'' || character == '"') && !isEscaped && (quote == 0 || quote == character)) {
                quote = quote == 0 ? character : 0;
            }
            if (quote == 0 && character == '#') {
                return line.substring(0, i);
            }
            isEscaped = quote != 0 && character == '\\' && !isEscaped;
        }
        return line;
    }

    /** Only a pair is taken off, as mysqld does. */
    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean isQuoted = last > 0
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(0) == value.charAt(last);
        return isQuoted ? value.substring(1, last) : value;
    }
}

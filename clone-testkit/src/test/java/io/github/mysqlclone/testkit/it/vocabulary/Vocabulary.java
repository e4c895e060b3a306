package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.server.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All names that may be said to servers: {@code server-vocabulary.txt}. */
final class Vocabulary {

    private static final int FIELDS = 5;

    private final Map<Name.Kind, Map<String, Name>> names = new HashMap<>();

    private Vocabulary() {}

    /** Reads the file, which is among the test resources of clone-core. */
    static Vocabulary read() {
        Vocabulary vocabulary = new Vocabulary();
        lines().forEach(line -> vocabulary.add(name(line)));
        return vocabulary;
    }

    /** Returns the lines that name something. */
    static List<String> lines() {
        try {
            return Files.readAllLines(root().resolve("clone-core/src/test/resources/server-vocabulary.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the repository's folder, be the tests run from there or from their module. */
    static Path root() {
        return Files.exists(Path.of("clone-core")) ? Path.of("") : Path.of("..");
    }

    private static Name name(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not five fields: " + line);
        }
        return new Name(
                Name.Kind.valueOf(fields[0].strip().toUpperCase(Locale.ROOT)),
                fields[1].strip(),
                version(fields[2]),
                version(fields[3]),
                fields[0].strip().equals("percona")
                        ? Set.of()
                        : Arrays.stream(fields[4].split(",", -1))
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.toSet()));
    }

    private static Optional<ServerVersion> version(String field) {
        return Optional.of(field.strip()).filter(text -> !text.isEmpty()).map(ServerVersion::parse);
    }

    private void add(Name name) {
        Name same = names.computeIfAbsent(name.kind(), kind -> new HashMap<>()).put(key(name.text()), name);
        if (same != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
    }

    private static String key(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Finds a name, in whatever case. */
    Optional<Name> find(Name.Kind kind, String text) {
        return Optional.ofNullable(of(kind).get(key(text)));
    }

    /** Finds a column of one of these tables, which are named with their schema. */
    Optional<Name> column(Collection<String> tables, String column) {
        return tables.stream()
                .map(table -> table.substring(table.indexOf('.') + 1) + "." + column)
                .flatMap(name -> find(Name.Kind.COLUMN, name).stream())
                .findFirst();
    }

    private Map<String, Name> of(Name.Kind kind) {
        return names.getOrDefault(kind, Map.of());
    }

    /** Returns the statement with the most words that others begin with. */
    Optional<Name> statement(List<String> words) {
        for (int count = words.size(); count > 0; count--) {
            Optional<Name> name = find(Name.Kind.STATEMENT, String.join(" ", words.subList(0, count)));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** Returns all of one kind. */
    Collection<Name> all(Name.Kind kind) {
        return of(kind).values();
    }

    /** Returns all of every kind. */
    List<Name> all() {
        return names.values().stream()
                .flatMap(byText -> byText.values().stream())
                .toList();
    }
}

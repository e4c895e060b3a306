package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.server.ServerVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Which names a version knows, by the vocabulary of the tests. */
final class VersionedNames {

    private static final List<String[]> LINES = read();

    private VersionedNames() {}

    private static List<String[]> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VersionedNames.class.getResourceAsStream("/server-vocabulary.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether a version has it; fails for a name that the vocabulary lacks. */
    static boolean isIn(String kind, String name, ServerVersion version) {
        String[] line = LINES.stream()
                .filter(fields ->
                        fields[0].strip().equals(kind) && fields[1].strip().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(kind + " " + name + " is not in server-vocabulary.txt"));
        return isAtLeast(version, line[2].strip(), true) && !isAtLeast(version, line[3].strip(), false);
    }

    private static boolean isAtLeast(ServerVersion version, String first, boolean always) {
        return first.isEmpty() ? always : version.compareTo(ServerVersion.parse(first)) >= 0;
    }
}

package io.github.mysqlclone.testkit.process.internal.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The index files of binary and relay logs. A server whose {@code log_bin} is absolute, or leads out of its data directory,
 * writes such names into its index, and a copy that reads them purges the original's logs.
 */
record LogIndexes(Path dataDirectory) {

    /** Whatever the log is called: the index may have been given a name of its own. */
    private static final Pattern LOG = Pattern.compile("[^\\x00]+\\.[0-9]{6,}");

    /** Has the indexes of a copy name what was copied only, and by names that are relative to it. */
    void keepToTheCopy() throws IOException {
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(dataDirectory, "*.index")) {
            for (Path index : indexes) {
                rewrite(index);
            }
        }
    }

    private void rewrite(Path index) throws IOException {
        List<String> lines = Files.readAllLines(index, StandardCharsets.ISO_8859_1);
        boolean isLogIndex = !lines.isEmpty()
                && lines.stream().allMatch(line -> LOG.matcher(line).matches());
        if (isLogIndex && lines.stream().anyMatch(LogIndexes::isElsewhere)) {
            String kept = lines.stream()
                    .map(this::inTheCopy)
                    .flatMap(Optional::stream)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            Files.writeString(index, kept, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isElsewhere(String line) {
        Path file = Path.of(line).normalize();
        return file.isAbsolute() || file.startsWith("..");
    }

    private Optional<String> inTheCopy(String line) {
        if (!isElsewhere(line)) {
            return Optional.of(line);
        }
        return Optional.of("./" + Path.of(line).getFileName())
                .filter(name -> Files.exists(dataDirectory.resolve(name).normalize()));
    }
}

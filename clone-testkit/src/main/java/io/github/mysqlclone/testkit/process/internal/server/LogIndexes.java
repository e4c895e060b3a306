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
 * The index files of binary and relay logs. A server that was given an absolute {@code log_bin} writes absolute names into
 * its index, and a copy that reads them purges the original's logs.
 */
public record LogIndexes(Path dataDirectory) {

    /** Has the indexes of a copy name what was copied only, and by names that are relative to it. */
    public void keepToTheCopy() throws IOException {
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(dataDirectory, "*.index")) {
            for (Path index : indexes) {
                rewrite(index);
            }
        }
    }

    private void rewrite(Path index) throws IOException {
        List<String> lines = Files.readAllLines(index, StandardCharsets.ISO_8859_1);
        boolean isLogIndex = !lines.isEmpty() && lines.stream().allMatch(line -> isLog(line, index));
        if (isLogIndex && lines.stream().anyMatch(line -> Path.of(line).isAbsolute())) {
            String kept = lines.stream()
                    .map(this::relative)
                    .flatMap(Optional::stream)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            Files.writeString(index, kept, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isLog(String line, Path index) {
        String name = index.getFileName().toString();
        String stem = name.substring(0, name.length() - ".index".length());
        return Pattern.matches("(.*/)?" + Pattern.quote(stem) + "\\.[0-9]+", line);
    }

    private Optional<String> relative(String line) {
        Path file = Path.of(line);
        if (!file.isAbsolute()) {
            return Optional.of(line);
        }
        return Optional.of("./" + file.getFileName())
                .filter(name -> Files.exists(dataDirectory.resolve(name).normalize()));
    }
}

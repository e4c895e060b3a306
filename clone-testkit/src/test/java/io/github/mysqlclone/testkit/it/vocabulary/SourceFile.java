package io.github.mysqlclone.testkit.it.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Java file of what is shipped, and the texts in it. */
record SourceFile(String className, List<String> literals) {

    /** A comment, a text block, a literal, a single character. */
    private static final Pattern PARTS = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\\\n]|\\\\.)+'",
            Pattern.DOTALL);

    /** Returns all files of the library and of the test kit. */
    static List<SourceFile> all() {
        return Stream.of("clone-core", "clone-testkit")
                .flatMap(module -> below(Vocabulary.root().resolve(module + "/src/main/java")))
                .toList();
    }

    private static Stream<SourceFile> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SourceFile::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(
                    file.getFileName().toString().replace(".java", ""),
                    PARTS.matcher(Files.readString(file))
                            .results()
                            .flatMap(SourceFile::text)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> text(MatchResult part) {
        return Stream.of(1, 2).flatMap(group -> Stream.ofNullable(part.group(group)));
    }
}

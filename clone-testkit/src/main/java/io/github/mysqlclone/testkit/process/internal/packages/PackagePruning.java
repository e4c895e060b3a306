package io.github.mysqlclone.testkit.process.internal.packages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves of unpacked packages what it takes to run the server and its clients: a third of the size. */
final class PackagePruning {

    private static final List<Pattern> KEPT = Stream.of(
                    "(usr/)?sbin/mysqld",
                    "(usr/)?bin/(mysql|mysqldump|mysqlbinlog)",
                    "(usr/)?lib/[^/]+-linux-[^/]+/[^/]+\\.so(\\.[^/]+)?",
                    "(usr/)?lib/[^/]+-linux-[^/]+/ossl-modules/.+",
                    "(usr/)?lib/mysql/.+",
                    "(usr/)?share/mysql[^/]*/.+")
            .map(Pattern::compile)
            .toList();

    private PackagePruning() {}

    static void prune(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isKept(root.relativize(file).toString())) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                if (!folder.equals(root) && isEmpty(folder)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isKept(String path) {
        return KEPT.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}

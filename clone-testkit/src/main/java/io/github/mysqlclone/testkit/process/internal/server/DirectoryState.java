package io.github.mysqlclone.testkit.process.internal.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/** The names, sizes and times of all files below a directory: whoever writes to one changes it. */
final class DirectoryState {

    private DirectoryState() {}

    static String of(Path directory) throws IOException {
        TreeMap<Path, String> files = new TreeMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(file, attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
                return FileVisitResult.CONTINUE;
            }
        });
        return files.toString();
    }
}

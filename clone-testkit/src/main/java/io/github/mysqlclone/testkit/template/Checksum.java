package io.github.mysqlclone.testkit.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Sums up a directory: names and contents of its files. */
final class Checksum {

    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    static String of(Path folder) throws IOException {
        CRC32C sum = new CRC32C();
        for (Path file : filesOf(folder)) {
            sum.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            add(file, sum);
        }
        return Long.toHexString(sum.getValue());
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(Path file, CRC32C sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = Files.newInputStream(file)) {
            for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
                sum.update(buffer, 0, length);
            }
        }
    }
}

package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Tells what is in a data directory, or in an archive of one, from what is in others: names and contents of its files. */
public final class DirectoryContent {

    /** Every server of a template asks: read again only if a file's name, size or time has changed. */
    private static final ConcurrentMap<String, String> KNOWN = new ConcurrentHashMap<>();

    private DirectoryContent() {}

    /** Returns a hash of all files. */
    public static String hash(Path directory) {
        try {
            List<Path> files = filesOf(directory);
            StringBuilder look = new StringBuilder(directory + "\n");
            for (Path file : files) {
                look.append(file).append(' ').append(Files.size(file)).append(' ');
                look.append(Files.getLastModifiedTime(file)).append('\n');
            }
            String key = look.toString();
            String known = KNOWN.get(key);
            if (known == null) {
                known = read(directory, files);
                KNOWN.put(key, known);
            }
            return known;
        } catch (IOException | UncheckedIOException e) {
            throw new TestkitException("Cannot read the data in " + directory + ": " + e, e);
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String read(Path directory, List<Path> files) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] buffer = new byte[1 << 16];
        for (Path file : files) {
            String head = directory.relativize(file) + "\n" + Files.size(file) + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            try (InputStream input = Files.newInputStream(file)) {
                for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
                    digest.update(buffer, 0, length);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Number and total size of the files of a cache entry. It is written into the entry when that is finished, and compared
 * later: an entry that lost a file, or was never finished, is found out.
 */
record EntryInventory(long files, long bytes) {

    private static final String MARKER = "complete";

    /** The second line was not there always. */
    private static final Pattern TEXT = Pattern.compile("([0-9]+ files, [0-9]+ bytes\n)(made as [0-9a-f]{16}\n)?");

    static boolean isComplete(Path entry) {
        Path marker = entry.resolve(MARKER);
        try {
            return Files.isRegularFile(marker)
                    && numbersIn(Files.readString(marker)).equals(of(entry).toString());
        } catch (IOException | UncheckedIOException e) {
            return false; // whoever asks fills it again, and that reports what is wrong
        }
    }

    private static String numbersIn(String marker) {
        Matcher text = TEXT.matcher(marker);
        return text.matches() ? text.group(1) : "";
    }

    static void markComplete(Path entry) throws IOException {
        Files.writeString(entry.resolve(MARKER), of(entry) + "made as " + RandomName.next() + "\n");
    }

    /** Returns what no other entry says, not even one of the same content that was made anew at the same path. */
    static String identity(Path entry) throws IOException {
        return Files.readString(entry.resolve(MARKER)) + markedAt(entry);
    }

    /** Tells whether an entry was finished once, whole or not: what the file says has the kit's form. */
    static boolean isMarked(Path entry) {
        try {
            return TEXT.matcher(Files.readString(entry.resolve(MARKER))).matches();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    static long markedAt(Path entry) throws IOException {
        return Files.getLastModifiedTime(entry.resolve(MARKER)).toMillis();
    }

    static long bytesOf(Path entry) throws IOException {
        return of(entry).bytes();
    }

    private static EntryInventory of(Path entry) throws IOException {
        try (Stream<Path> tree = Files.walk(entry)) {
            return tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.equals(entry.resolve(MARKER)))
                    .map(EntryInventory::ofFile)
                    .reduce(new EntryInventory(0, 0), EntryInventory::plus);
        }
    }

    private static EntryInventory ofFile(Path file) {
        try {
            return new EntryInventory(1, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EntryInventory plus(EntryInventory other) {
        return new EntryInventory(files + other.files, bytes + other.bytes);
    }

    @Override
    public String toString() {
        return files + " files, " + bytes + " bytes\n";
    }
}

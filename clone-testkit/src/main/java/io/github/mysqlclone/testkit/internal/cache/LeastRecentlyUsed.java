package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the entries of one kind, told by the beginning of their names, below a size. What was used within the last ten
 * minutes stays whatever its size: somebody may be copying it. The time of use is that of the entry's own folder.
 */
public record LeastRecentlyUsed(KitCache cache, String prefix) {

    private static final Duration STAYS = Duration.ofMinutes(10);

    /** A filling that has not been finished after so long was abandoned by its JVM. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Duration CLEARED_WITHIN = Duration.ofMinutes(2);
    private static final Logger LOGGER = LoggerFactory.getLogger(LeastRecentlyUsed.class);

    private record Entry(Path folder, Instant used, long bytes) {}

    /** Says that an entry is used now. */
    public void touch(Path entry) throws IOException {
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
    }

    /** Removes the entries that have not been used for longest until the rest fits. */
    public void shrinkTo(long bytes) {
        FolderLock.whileHeld(cache.folder().resolve(prefix + "eviction.lock"), CLEARED_WITHIN, () -> {
            long total = 0;
            Instant now = Instant.now();
            for (Entry entry : newestFirst()) {
                Duration unused = Duration.between(entry.used(), now);
                total += entry.bytes();
                if (isPartial(entry.folder())
                        ? unused.compareTo(ABANDONED) > 0
                        : total > bytes && unused.compareTo(STAYS) > 0) {
                    remove(entry);
                    total -= entry.bytes();
                }
            }
            return total;
        });
    }

    private static void remove(Entry entry) throws IOException {
        LOGGER.info("Removing {} ({} MiB), last used {}", entry.folder(), entry.bytes() >> 20, entry.used());
        EntryInventory.unmark(entry.folder()); // first: whoever asks for it now makes it anew
        WholeDirectories.delete(entry.folder());
    }

    private List<Entry> newestFirst() throws IOException {
        try (Stream<Path> entries = Files.list(cache.folder())) {
            return entries.filter(path -> path.getFileName().toString().startsWith(prefix) && Files.isDirectory(path))
                    .map(LeastRecentlyUsed::entry)
                    .sorted(Comparator.comparing(Entry::used).reversed())
                    .toList();
        }
    }

    private static Entry entry(Path folder) {
        try {
            Instant used = Files.getLastModifiedTime(folder).toInstant();
            return new Entry(folder, used, isPartial(folder) ? 0 : EntryInventory.bytesOf(folder));
        } catch (IOException | UncheckedIOException e) { // somebody finishes it or clears it away right now
            return new Entry(folder, Instant.now(), 0);
        }
    }

    private static boolean isPartial(Path folder) {
        return folder.toString().endsWith(".partial");
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the entries of one kind, told by the form of their names, below a size. What was used within the last ten
 * minutes stays whatever its size: somebody may be copying it. The time of use is that of the entry's own folder.
 */
public record LeastRecentlyUsed(KitCache cache, String kind, Pattern entryName) {

    private static final Duration STAYS = Duration.ofMinutes(10);

    /** A filling that has not been finished after so long was abandoned by its JVM. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** The second form is from before the names had a random part. */
    private static final Pattern PARTIAL = Pattern.compile("(.+?)(\\.[0-9a-f]{16})?\\.partial");

    private static final Logger LOGGER = LoggerFactory.getLogger(LeastRecentlyUsed.class);

    private record Entry(Path folder, Instant used, long bytes) {

        boolean hasBeenUnusedFor(Duration atLeast) {
            return Duration.between(used, Instant.now()).compareTo(atLeast) > 0;
        }
    }

    /** Says that an entry is used now; false if it is gone. */
    public static boolean touch(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes the entries that have not been used for longest until the rest fits. It never fails: a test that needs
     * nothing of what is left has no part in it.
     */
    public void shrinkTo(long bytes) {
        List<Path> aside = new ArrayList<>();
        try {
            FolderLock.ifFree(cache.folder().resolve(kind + "eviction.lock"), () -> {
                aside.addAll(RemovedAside.leftIn(cache.folder()));
                takeAside(bytes, aside);
                return kind;
            });
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("Cannot look for what is old in {}: {}", cache.folder(), e.toString());
        }
        RemovedAside.delete(aside);
    }

    private void takeAside(long bytes, List<Path> aside) throws IOException {
        long total = 0;
        for (Entry entry : newestFirst()) {
            total += entry.bytes();
            Duration stays = isPartial(entry.folder()) ? ABANDONED : STAYS;
            boolean wanted = !isPartial(entry.folder()) && total <= bytes;
            if (!wanted && entry.hasBeenUnusedFor(stays) && takeAside(entry, stays, aside)) {
                total -= entry.bytes();
            }
        }
    }

    /** Looks once more under the entry's own lock, which nobody holds who makes it or gives it out. */
    private boolean takeAside(Entry entry, Duration stays, List<Path> aside) {
        try {
            return FolderLock.ifFree(cache.lockOf(nameOf(entry.folder())), () -> {
                        if (!usedAt(entry.folder()).hasBeenUnusedFor(stays)) {
                            return false;
                        }
                        LOGGER.info(
                                "Removing {} ({} MiB), last used {}",
                                entry.folder(),
                                entry.bytes() >> 20,
                                entry.used());
                        return aside.add(RemovedAside.rename(entry.folder()));
                    })
                    .orElse(false);
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("Cannot remove {}, which is old: {}", entry.folder(), e.toString());
            return false;
        }
    }

    private List<Entry> newestFirst() throws IOException {
        try (Stream<Path> entries = Files.list(cache.folder())) {
            return entries.filter(this::isOurs)
                    .map(LeastRecentlyUsed::entry)
                    .sorted(Comparator.comparing(Entry::used).reversed())
                    .toList();
        }
    }

    private boolean isOurs(Path path) {
        return entryName.matcher(nameOf(path)).matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && (isPartial(path) || EntryInventory.isMarked(path));
    }

    private static Entry entry(Path folder) {
        try {
            return new Entry(folder, usedAt(folder).used(), isPartial(folder) ? 0 : EntryInventory.bytesOf(folder));
        } catch (IOException | UncheckedIOException e) { // somebody finishes it or clears it away right now
            return new Entry(folder, Instant.now(), 0);
        }
    }

    private static Entry usedAt(Path folder) throws IOException {
        return new Entry(folder, Files.getLastModifiedTime(folder).toInstant(), 0);
    }

    private static String nameOf(Path path) {
        String name = path.getFileName().toString();
        return PARTIAL.matcher(name).replaceFirst("$1");
    }

    private static boolean isPartial(Path folder) {
        return folder.toString().endsWith(".partial");
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the kit keeps what is dear to make: unpacked packages and initialised data directories. Entries
 * appear in one step when they are finished, are never changed, and are made by one JVM at a time.
 */
public record KitCache(Path folder) {

    /** A slow line and a slow disk must fit in. */
    private static final Duration FILLING_AT_MOST = Duration.ofMinutes(15);

    private static final Logger LOGGER = LoggerFactory.getLogger(KitCache.class);

    /** Makes the content of an entry. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path emptyFolder) throws IOException;
    }

    /** Opens the cache, making its folder where that is missing. */
    public static KitCache in(Path folder) {
        return new KitCache(WritableFolder.require(folder, KitSettings.CACHE));
    }

    /** Returns an entry if it is there and whole. */
    public Optional<Path> find(String name) {
        return Optional.of(folder.resolve(name)).filter(EntryInventory::isComplete);
    }

    /** Returns an entry, made now if it is missing or no longer whole. */
    public Path get(String name, Filler filler) {
        return find(name)
                .orElseGet(() -> FolderLock.whileHeld(
                        folder.resolve(name + ".lock"), FILLING_AT_MOST, () -> fillUnlessThere(name, filler)));
    }

    /** Forgets an entry that was found to be bad: it counts as not there from now on. */
    public void discard(String name) {
        FolderLock.whileHeld(folder.resolve(name + ".lock"), FILLING_AT_MOST, () -> {
            EntryInventory.unmark(folder.resolve(name));
            return name;
        });
    }

    private Path fillUnlessThere(String name, Filler filler) throws IOException {
        Path entry = folder.resolve(name);
        if (EntryInventory.isComplete(entry)) {
            return entry; // by another JVM, while this one waited
        }
        if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            LOGGER.info("Cache entry {} is not whole: making it again", entry);
            WholeDirectories.delete(entry);
        }
        Path partial = folder.resolve(name + ".partial");
        WholeDirectories.delete(partial);
        Files.createDirectory(partial);
        try {
            filler.fill(partial);
            EntryInventory.markComplete(partial);
            return Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            WholeDirectories.delete(partial);
        }
    }
}

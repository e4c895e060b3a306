package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the kit keeps what is dear to make: unpacked packages and initialised data directories. Entries
 * appear in one step when they are finished, are never changed, go out of sight in one step, and are made by one JVM at a
 * time.
 */
public record KitCache(Path folder) {

    /** A filling that has not been finished after so long was abandoned by its JVM. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Logger LOGGER = LoggerFactory.getLogger(KitCache.class);

    /** Makes the content of an entry. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path emptyFolder) throws IOException;
    }

    /** What reads an entry. */
    @FunctionalInterface
    interface Copying {
        void run() throws IOException;
    }

    /** Decides under the lock of an entry whether it goes. */
    @FunctionalInterface
    public interface Judgement {
        boolean goes(Path entry) throws IOException;
    }

    /** Opens the cache, making its folder where that is missing. */
    public static KitCache in(Path folder) {
        return new KitCache(MarkedFolder.require(folder, KitSettings.CACHE));
    }

    /** Returns an entry if it is there and whole. */
    public Optional<Path> find(String name) {
        return Optional.of(folder.resolve(name)).filter(EntryInventory::isComplete);
    }

    /** Returns an entry, made now if it is missing or no longer whole. */
    public Path get(String name, Filler filler) {
        return find(name).orElseGet(() -> {
            List<Path> aside = new ArrayList<>();
            try {
                return FolderLock.whileHeld(lockOf(name), () -> fillUnlessThere(name, filler, aside));
            } finally {
                RemovedAside.delete(aside);
            }
        });
    }

    /** Forgets an entry that was found to be bad or too old: it is not there from now on. */
    public void discard(String name, Judgement judgement) {
        List<Path> aside = new ArrayList<>();
        FolderLock.whileHeld(lockOf(name), () -> {
            Path entry = folder.resolve(name);
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && judgement.goes(entry)) {
                aside.add(RemovedAside.rename(entry));
            }
            return name;
        });
        RemovedAside.delete(aside);
    }

    /** Returns a random text that all JVMs find that use this cache, and nobody who may not read it. */
    public String secret(String name) throws IOException {
        return FolderLock.whileHeld(lockOf(name), () -> new SecretFile(folder.resolve(name)).readOrMake());
    }

    /** Tells an entry from any other, also from one that was made anew at its path. */
    public static String identity(Path entry) throws IOException {
        return EntryInventory.identity(entry);
    }

    /**
     * Copies what is in an entry to a path where nothing is yet.
     *
     * @param entry the entry
     * @param name what is in it
     * @throws IOException if that fails, or the entry was taken away meanwhile, even if another one has its place by now
     */
    public static void copy(Path entry, String name, Path target) throws IOException {
        whileItStays(entry, () -> WholeDirectories.copy(entry.resolve(name), target));
    }

    /** Number and device of a folder are no help: a file system may give both to the next one. */
    static void whileItStays(Path entry, Copying copying) throws IOException {
        String before = identity(entry);
        copying.run();
        if (!identity(entry).equals(before)) {
            throw new IOException("While " + entry + " was copied, somebody put another one in its place");
        }
    }

    /** Tells since when an entry is whole, in milliseconds of the epoch. */
    public static long madeAt(Path entry) throws IOException {
        return EntryInventory.markedAt(entry);
    }

    Path lockOf(String name) {
        return folder.resolve(name + ".lock");
    }

    private Path fillUnlessThere(String name, Filler filler, List<Path> aside) throws IOException {
        Path entry = folder.resolve(name);
        if (EntryInventory.isComplete(entry)) {
            return entry; // by another JVM, while this one waited
        }
        if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            LOGGER.info("Cache entry {} is not whole: making it again", entry);
            aside.add(RemovedAside.rename(entry));
        }
        aside.addAll(abandonedFillings(name));
        Path partial = Files.createDirectory(folder.resolve(name + "." + RandomName.next() + ".partial"));
        try {
            filler.fill(partial);
            EntryInventory.markComplete(partial);
            return publish(partial, entry);
        } finally {
            WholeDirectories.delete(partial);
        }
    }

    private List<Path> abandonedFillings(String name) throws IOException {
        Pattern form = Pattern.compile(Pattern.quote(name) + "\\.[0-9a-f]{16}\\.partial");
        Instant before = Instant.now().minus(ABANDONED);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder, "*.partial")) {
            for (Path partial : partials) {
                if (form.matcher(partial.getFileName().toString()).matches()
                        && Files.getLastModifiedTime(partial).toInstant().isBefore(before)) {
                    found.add(RemovedAside.rename(partial));
                }
            }
        }
        return found;
    }

    /** Where locks do not reach another machine, that may have been faster: both made the same. */
    private static Path publish(Path partial, Path entry) throws IOException {
        try {
            return Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (EntryInventory.isComplete(entry)) {
                return entry;
            }
            throw e;
        }
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes folders in two steps: one rename, under whatever lock it takes, after which nobody finds the folder any more,
 * and the deletion, which may take its time and holds no lock.
 */
public final class RemovedAside {

    /** Only the kit gives such names. */
    private static final Pattern NAME = Pattern.compile("removed-[0-9a-f]{16}");

    /** Whoever renamed a folder deletes it at once, unless its JVM ended first. */
    private static final Duration LEFT_OVER_AFTER = Duration.ofMinutes(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(RemovedAside.class);

    private RemovedAside() {}

    /** Takes a folder out of sight and returns where it is now. */
    public static Path rename(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        return Files.move(folder, nameFor(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns a new name that a folder could get. */
    public static Path nameFor(Path folder) {
        return folder.resolveSibling("removed-" + RandomName.next());
    }

    /** Deletes folders; one that cannot be deleted is no reason for a test to fail. */
    public static void delete(List<Path> folders) {
        for (Path folder : folders) {
            try {
                WholeDirectories.delete(folder);
            } catch (IOException | RuntimeException e) {
                LOGGER.warn("Cannot delete {}, which nobody uses any more: {}", folder, e.toString());
            }
        }
    }

    /** Returns what other JVMs have renamed and not deleted. */
    public static List<Path> leftIn(Path parent) throws IOException {
        Instant before = Instant.now().minus(LEFT_OVER_AFTER);
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches())
                    .filter(entry -> isOlder(entry, before))
                    .toList();
        }
    }

    private static boolean isOlder(Path entry, Instant before) {
        try {
            return Files.getLastModifiedTime(entry).toInstant().isBefore(before);
        } catch (IOException e) { // deleted right now
            return false;
        }
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds, copies and evicts entries of one cache at once, in several threads, and counts what came of the copies. Entries are
 * made to look old whatever uses them: each may go at each moment. It ends when enough copies were whole, or none will be.
 */
final class CopyingJvm {

    private static final int THREADS = 4;
    private static final int NAMES = 3;
    private static final int FILES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path copies;
    private final KitCache cache;
    private final LeastRecentlyUsed entries;
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger torn = new AtomicInteger();

    private CopyingJvm(Path folder, Path copies) {
        this.copies = copies;
        this.cache = KitCache.in(folder);
        this.entries = new LeastRecentlyUsed(cache, "kind-", Pattern.compile("kind-[0-9]"));
    }

    public static void main(String[] arguments) throws Exception {
        Path copies = Files.createDirectory(Path.of(arguments[0]).resolve("copies-" + arguments[1]));
        CopyingJvm jvm = new CopyingJvm(Path.of(arguments[0]).resolve("cache"), copies);
        int enough = Integer.parseInt(arguments[2]);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            Random random = new Random(Long.parseLong(arguments[1]) * THREADS + number);
            Thread thread = new Thread(() -> jvm.run(random, enough));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("whole " + jvm.whole + " lost " + jvm.lost + " torn " + jvm.torn);
    }

    private void run(Random random, int enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (whole.get() < enough && System.nanoTime() < end) {
            String name = "kind-" + random.nextInt(NAMES);
            if (random.nextInt(4) == 0) {
                makeOld(cache.folder().resolve(name));
                entries.shrinkTo(0);
            } else {
                copy(cache.get(name, CopyingJvm::fill), copies.resolve(RandomName.next()));
            }
        }
    }

    private static void makeOld(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        } catch (IOException e) {
            return; // it has gone already
        }
    }

    /** All files of one filling say the same. */
    private static void fill(Path folder) throws IOException {
        String content = RandomName.next().repeat(500);
        for (int file = 0; file < FILES; file++) {
            Path below = Files.createDirectories(folder.resolve("data/schema" + file % 3));
            Files.writeString(below.resolve("t" + file), content);
        }
    }

    private void copy(Path entry, Path copy) {
        try {
            LeastRecentlyUsed.touch(entry);
            KitCache.copy(entry, "data", copy);
            (isWhole(copy) ? whole : torn).incrementAndGet();
        } catch (IOException | TestkitException e) {
            lost.incrementAndGet(); // known to be lost: whoever wants it begins anew
        } finally {
            delete(copy);
        }
    }

    private static boolean isWhole(Path copy) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(copy)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        String content = files.isEmpty() ? "" : Files.readString(files.get(0));
        for (Path file : files) {
            if (!Files.readString(file).equals(content)) {
                return false;
            }
        }
        return files.size() == FILES;
    }

    private static void delete(Path copy) {
        try {
            WholeDirectories.delete(copy);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

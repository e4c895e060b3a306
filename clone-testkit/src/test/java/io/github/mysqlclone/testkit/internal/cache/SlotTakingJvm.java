package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Takes one of two places again and again in several threads, and counts how often more than two were taken. */
final class SlotTakingJvm {

    private static final int PLACES = 2;

    private SlotTakingJvm() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long end = System.nanoTime() + Duration.parse(arguments[1]).toNanos();
        KitCache cache = KitCache.in(folder.resolve("cache"));
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger tooMany = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    try (ServerSlot slot = ServerSlot.take(cache, PLACES)) {
                        Path inside = Files.createTempFile(folder, "inside-" + slot.hashCode(), "");
                        taken.incrementAndGet();
                        if (inside(folder) > PLACES) {
                            tooMany.incrementAndGet();
                        }
                        Thread.sleep(2); // work, not waiting: the others are to meet it
                        Files.delete(inside);
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                failure.printStackTrace(); // else this JVM would end in order
                Runtime.getRuntime().halt(1);
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("taken " + taken + " too many " + tooMany);
    }

    private static long inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("inside-"))
                    .count();
        }
    }
}

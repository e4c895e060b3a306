package io.github.mysqlclone.testkit.internal.cache;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes one lock again and again in several threads, and counts how often somebody else was inside as well. */
final class LockingJvm {

    private LockingJvm() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long end = System.nanoTime() + Duration.parse(arguments[1]).toNanos();
        AtomicInteger held = new AtomicInteger();
        AtomicInteger intruders = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    FolderLock.whileHeld(folder.resolve("some.lock"), () -> {
                        held.incrementAndGet();
                        try {
                            Files.createFile(folder.resolve("inside"));
                            Files.readAllBytes(folder.resolve("inside"));
                            Thread.sleep(2); // work, not waiting: the others are to meet it
                            Files.delete(folder.resolve("inside"));
                        } catch (FileAlreadyExistsException e) {
                            intruders.incrementAndGet();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        return held;
                    });
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("held " + held + " intruders " + intruders);
    }
}

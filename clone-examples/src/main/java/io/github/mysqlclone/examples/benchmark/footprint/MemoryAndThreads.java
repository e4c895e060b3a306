package io.github.mysqlclone.examples.benchmark.footprint;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What this JVM holds once its garbage is collected. */
record MemoryAndThreads(long heapBytes, long threadsOfTheLibrary) {

    private static final int COLLECTIONS = 3;

    static MemoryAndThreads now() {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        return new MemoryAndThreads(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("mysql-clone"))
                        .count());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "heap %.2f MB, %d threads of the library", heapBytes / 1e6, threadsOfTheLibrary);
    }
}

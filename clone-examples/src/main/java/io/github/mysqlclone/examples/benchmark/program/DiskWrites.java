package io.github.mysqlclone.examples.benchmark.program;

import java.io.IOException;
import java.util.List;

/** What programs have written and the system has not put on the disk yet. */
public final class DiskWrites {

    private DiskWrites() {}

    /** Waits until all of it is there, or the next measurement pays for what the one before it has written. */
    public static void await() throws IOException, InterruptedException {
        Programs.run(List.of(new ProcessBuilder("sync")));
    }
}

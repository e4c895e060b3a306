package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.examples.benchmark.program.DiskWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A directory for each clone that is to make one, taken away once it has been measured. */
final class TargetDirectories implements AutoCloseable {

    /** A clone into a directory. */
    @FunctionalInterface
    interface DirectoryClone {
        void into(String path) throws Exception;
    }

    private final Path parent;

    TargetDirectories() throws IOException {
        parent = Files.createTempDirectory("mysqlclone-benchmark");
    }

    Duration timeOf(FilledPair filled, DirectoryClone clone) throws Exception {
        filled.listDonor();
        DiskWrites.await();
        Path target = parent.resolve("target");
        Duration time = Figure.timeOf(() -> clone.into(target.toString()));
        Folders.remove(target);
        return time;
    }

    @Override
    public void close() throws IOException {
        Folders.remove(parent);
    }
}

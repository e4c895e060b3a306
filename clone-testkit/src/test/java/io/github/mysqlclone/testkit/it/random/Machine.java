package io.github.mysqlclone.testkit.it.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine offers all trials of a run, as far as it allows it.
 *
 * @param folder where each trial has a folder of its own
 */
record Machine(Path folder, SettableClocks clocks, SlowNames names) implements AutoCloseable {

    static Machine in(Path folder) throws IOException {
        Path own = Files.createDirectory(folder.resolve("machine"));
        return new Machine(folder, SettableClocks.in(own), SlowNames.in(own));
    }

    Path folderOf(Schedule schedule) throws IOException {
        return Files.createDirectory(folder.resolve(Long.toString(schedule.seed())));
    }

    @Override
    public void close() {
        names.close();
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What to say of a disk that is full: whatever failed there says it in other words, or not at all. */
public final class FreeSpace {

    private static final long LITTLE = 64 << 20; // less than a data directory needs

    private FreeSpace() {}

    /** Returns a sentence to end a message with, with a blank before it; nothing where there is room. */
    public static String advice(Path folder) {
        try {
            Path there = folder;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            long free = Files.getFileStore(there).getUsableSpace();
            return free >= LITTLE
                    ? ""
                    : " Only " + (free >> 20) + " MiB are free in " + there
                            + ": make room, or name a folder elsewhere with " + KitSettings.CACHE + " or "
                            + KitSettings.SERVERS + ".";
        } catch (IOException e) {
            return "";
        }
    }
}

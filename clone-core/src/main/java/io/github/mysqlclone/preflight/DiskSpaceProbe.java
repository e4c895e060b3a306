package io.github.mysqlclone.preflight;

import java.io.IOException;
import java.util.Objects;

/**
 * Tell how much room there is on the recipient's file systems, which SQL does not show.
 *
 * <p>Preflight asks for up to three directories: for data files, undo tablespaces and the redo log. A recipient whose
 * data directory is seen to be on this host is looked at without a probe; for any other give one that asks whoever
 * knows: an agent, the orchestrator, a monitoring system.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DiskSpaceProbe {

    /**
     * Tell how much room there is.
     *
     * @param directory an absolute path on the recipient's host; for a directory that does not exist yet, its nearest
     *     parent counts
     * @return the room on the file system of that directory
     * @throws IOException if it cannot be told; the check is then UNKNOWN and says why
     */
    FileSystemSpace spaceAt(String directory) throws IOException;

    /** {@return a probe for servers whose files are on the host of this JVM, at the same paths} */
    static DiskSpaceProbe thisHost() {
        return new HostDiskSpace();
    }

    /**
     * The room on one file system.
     *
     * @param fileSystem a name by which two directories on one file system are seen to share it
     * @param freeBytes what an ordinary user may still write
     */
    record FileSystemSpace(String fileSystem, long freeBytes) {

        /**
         * Check the parts.
         *
         * @throws IllegalArgumentException if {@code freeBytes} is negative
         */
        public FileSystemSpace {
            Objects.requireNonNull(fileSystem, "fileSystem");
            if (freeBytes < 0) {
                throw new IllegalArgumentException("freeBytes: must not be negative (was " + freeBytes + ")");
            }
        }
    }
}

package io.github.mysqlclone.preflight;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Asks the operating system of this host. */
final class HostDiskSpace implements DiskSpaceProbe {

    @Override
    public FileSystemSpace spaceAt(String directory) throws IOException {
        Path path;
        try {
            path = Path.of(directory).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IOException("not a path on this host: " + directory, e);
        }
        Path existing = path;
        while (!Files.exists(existing)) {
            Path parent = existing.getParent();
            if (parent == null) {
                throw new IOException("no part of " + directory + " exists on this host");
            }
            existing = parent;
        }
        FileStore store = Files.getFileStore(existing);
        // The name alone may be the same for two, as tmpfs is; the store's own text carries its mount point.
        return new FileSystemSpace(store.toString(), Math.max(0, store.getUsableSpace()));
    }
}

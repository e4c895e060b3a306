package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of lines, each of which is on the disk before the call that adds it returns. */
final class LedgerFile {

    private final Path path;

    private LedgerFile(Path path) {
        this.path = path;
    }

    /** Take up a file that is there. */
    static LedgerFile existing(Path path) {
        return new LedgerFile(path);
    }

    /**
     * Begin a new one.
     *
     * @throws IllegalStateException if it exists
     */
    static LedgerFile create(Path path, List<String> lines) throws IOException {
        LedgerFile file = new LedgerFile(path);
        try {
            file.write(String.join("\n", lines) + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(
                    "the ledger " + path + " exists: it holds what an earlier clone did not put back."
                            + " CloneCleanup.recover undoes that and removes it",
                    e);
        }
        file.forceDirectory();
        return file;
    }

    void add(String line) throws IOException {
        write(line + "\n", StandardOpenOption.APPEND);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        forceDirectory();
    }

    /**
     * Read the lines that were written to their end, and cut off a torn last one: the change that it belongs to was never
     * made.
     */
    List<String> recover() throws IOException {
        String whole = whole();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            channel.force(true);
        }
        return whole.lines().toList();
    }

    /** Read the lines that were written to their end, and leave the file as it is: somebody may be writing to it. */
    List<String> look() throws IOException {
        return whole().lines().toList();
    }

    private String whole() throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private void write(String text, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, option)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** So that the file's name is on the disk as well; not every platform can. */
    private void forceDirectory() {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no directory; there the file system's own journal has to do.
            return;
        }
    }
}

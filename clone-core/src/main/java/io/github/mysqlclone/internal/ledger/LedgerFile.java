package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines, each of which is on the disk before the call that adds it returns.
 *
 * <p>A line that was not written to its end, on a full disk or in a crash, is cut off before the next one: the change that
 * it belongs to was never made. While it is held nobody else takes it up, be it another process or this one.
 */
final class LedgerFile {

    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);

    private final Path path;
    private String known = "";
    private @Nullable FileChannel held;

    private LedgerFile(Path path) {
        this.path = path;
    }

    /**
     * Begin a new one, and hold it.
     *
     * @throws IllegalStateException if it exists
     */
    static LedgerFile create(Path path, List<String> lines) throws IOException {
        LedgerFile file = new LedgerFile(path);
        try {
            file.hold(StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(
                    "the ledger " + path + " exists: it holds what an earlier clone did not put back."
                            + " CloneCleanup.recover undoes that and removes it",
                    e);
        }
        file.add(String.join("\n", lines));
        file.forceDirectory();
        return file;
    }

    /**
     * Take up one that is there, cut off a torn last line, and hold it.
     *
     * @throws IllegalStateException if somebody else holds it
     */
    static LedgerFile takeUp(Path path) throws IOException {
        LedgerFile file = new LedgerFile(path);
        FileChannel channel = file.hold(StandardOpenOption.WRITE);
        try {
            file.known = wholeLines(channel);
            channel.truncate(bytes(file.known).limit());
            channel.force(true);
            return file;
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /** Read the lines that were written to their end, and leave the file as it is: somebody may be writing to it. */
    static List<String> look(Path path) throws IOException {
        return lines(Files.readString(path, StandardCharsets.UTF_8)).lines().toList();
    }

    /** Returns the lines that are known here. */
    List<String> lines() {
        return known.lines().toList();
    }

    /** Add a line. */
    void add(String line) throws IOException {
        FileChannel mine = held;
        if (mine != null) {
            append(mine, line);
            return;
        }
        FileChannel channel = hold(StandardOpenOption.WRITE);
        try {
            append(channel, line);
        } finally {
            release();
        }
    }

    private void append(FileChannel channel, String line) throws IOException {
        String before = wholeLines(channel);
        if (!before.startsWith(known)) {
            throw new IOException("the ledger " + path + " is another one by now");
        }
        long end = bytes(before).limit();
        channel.truncate(end);
        try {
            ByteBuffer bytes = bytes(line + "\n");
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        known = before + line + "\n";
    }

    void delete() throws IOException {
        release();
        Files.deleteIfExists(path);
        forceDirectory();
    }

    /** Let others take it up; this one may be written to all the same. */
    void release() {
        FileChannel mine = held;
        held = null;
        if (mine != null) {
            try {
                mine.close();
            } catch (IOException e) {
                log.debug("Closing the ledger {} failed: {}", path, e.toString());
            }
        }
    }

    private FileChannel hold(StandardOpenOption option) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, option);
        try {
            if (isLocked(channel)) {
                held = channel;
                return channel;
            }
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IllegalStateException(
                "the ledger " + path
                        + " is in use: the clone that writes it goes on, or somebody is undoing what it notes. Wait for the end of that");
    }

    private boolean isLocked(FileChannel channel) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            log.debug("The file system of the ledger {} has no locks: {}", path, e.toString());
            return true;
        }
    }

    private static String wholeLines(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        long position = 0;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, position);
            if (read < 0) {
                break;
            }
            position += read;
        }
        bytes.flip();
        return lines(StandardCharsets.UTF_8.decode(bytes).toString());
    }

    private static String lines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
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

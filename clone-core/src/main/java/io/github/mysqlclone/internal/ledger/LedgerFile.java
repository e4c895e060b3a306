package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
 * it belongs to was never made. While it is held nobody else takes it up, be it another process or this one. Once it was
 * let go of it is written to and deleted only if it is still the same file, and nobody else holds it.
 */
final class LedgerFile {

    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);

    private final Path path;
    private final LineAppender appender = new LineAppender();
    private String known = "";
    private @Nullable LedgerLock lock;

    private LedgerFile(Path path, LedgerLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** What is done with the file while it is held. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;

        default void runUninterrupted() throws IOException {
            Uninterrupted.call(() -> {
                run();
                return this;
            });
        }
    }

    /**
     * Begin a new one, and hold it.
     *
     * @throws IllegalStateException if it exists, or somebody else is beginning it
     */
    static LedgerFile create(Path path, List<String> lines) throws IOException {
        LedgerFile file = hold(path);
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            file.release();
            throw new IllegalStateException(
                    "the ledger " + path + " exists: it holds what an earlier clone did not put back."
                            + " CloneCleanup.recover undoes that and removes it",
                    e);
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
        try {
            file.add(String.join("\n", lines));
            forceDirectory(path);
            return file;
        } catch (IOException | RuntimeException e) {
            file.removeWhatWasBegun();
            throw e;
        }
    }

    /** It would be in the way of the next clone, and says nothing. */
    private void removeWhatWasBegun() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("The ledger {} was begun in vain and could not be removed: {}", path, e.toString());
        } finally {
            release();
        }
    }

    /**
     * Take up one that is there, and hold it. It is left as it is until a line is added: whether it may be is known only
     * when all of it was read.
     *
     * @throws IOException if it is no ledger
     * @throws IllegalStateException if somebody else holds it
     */
    static LedgerFile takeUp(Path path) throws IOException {
        // Before a file is made beside it, and removed.
        LedgerBeginning.require(path);
        LedgerFile file = hold(path);
        try {
            LedgerBeginning.require(path);
            file.known = Uninterrupted.call(file::read);
            return file;
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    private String read() throws IOException {
        try (FileChannel channel = open()) {
            return wholeLines(channel);
        }
    }

    private static LedgerFile hold(Path path) throws IOException {
        return new LedgerFile(path, LedgerLock.take(path).orElseThrow(() -> new IllegalStateException(inUse(path))));
    }

    private static String inUse(Path path) {
        return "the ledger " + path
                + " is in use: the clone that writes it goes on, or somebody is undoing what it notes."
                + " Wait for the end of that";
    }

    /** Read the lines that were written to their end, and leave the file as it is: somebody may be writing to it. */
    static List<String> look(Path path) throws IOException {
        LedgerBeginning.require(path);
        return lines(Files.readString(path, StandardCharsets.UTF_8)).lines().toList();
    }

    /** Returns the lines that are known here. */
    List<String> lines() {
        return known.lines().toList();
    }

    /**
     * Add a line.
     *
     * @throws IOException if it cannot be written, another ledger has taken its place, or it was let go of and somebody
     *     else holds it
     */
    void add(String line) throws IOException {
        whileHeld(() -> append(line));
    }

    /**
     * Remove it, and let go of it; without effect if it is gone.
     *
     * @throws IOException as for {@link #add}
     */
    void delete() throws IOException {
        try {
            whileHeld(this::deleteOurs);
        } finally {
            release();
        }
    }

    private void deleteOurs() throws IOException {
        try (FileChannel channel = open()) {
            requireOurs(wholeLines(channel));
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(path);
        forceDirectory(path);
    }

    private void whileHeld(Work work) throws IOException {
        if (lock != null) {
            work.runUninterrupted();
            return;
        }
        lock = LedgerLock.take(path).orElseThrow(() -> new IOException(inUse(path)));
        try {
            work.runUninterrupted();
        } finally {
            release();
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel channel = open()) {
            requireOurs(wholeLines(channel));
            appender.cutWhatStayed(channel);
            String before = wholeLines(channel);
            String sealed = LedgerSeal.seal(before, line);
            appender.append(channel, bytes(before).limit(), sealed);
            known = before + sealed + "\n";
        }
    }

    /** Each ledger has a mark of its own in its second line. */
    private void requireOurs(String whole) throws IOException {
        if (!whole.startsWith(known)) {
            throw new IOException("the ledger " + path + " is another one by now");
        }
    }

    /** Let others take it up; this one may be written to all the same. */
    void release() {
        LedgerLock mine = lock;
        lock = null;
        if (mine != null) {
            mine.release();
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
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

    private static String lines(String text) throws IOException {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        LedgerSeal.requireTorn(whole, text.substring(whole.length()));
        return whole;
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    /** So that the file's name is on the disk as well; not every platform can. */
    private static void forceDirectory(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        Work force = () -> {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        };
        try {
            force.runUninterrupted();
        } catch (IOException e) {
            // Windows opens no directory; there the file system's own journal has to do.
            return;
        }
    }
}

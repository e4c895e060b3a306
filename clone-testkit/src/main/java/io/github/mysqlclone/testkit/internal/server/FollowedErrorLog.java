package io.github.mysqlclone.testkit.internal.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the lines of a server's error log to a logger of their own, while the server runs: errors and warnings at DEBUG, the rest at
 * TRACE. So nothing is read unless somebody turns that logger on; what a server writes may quote data.
 */
public final class FollowedErrorLog implements AutoCloseable {

    public static final String LOGGER_NAME = "io.github.mysqlclone.testkit.mysqld";

    private static final Logger LOGGER = LoggerFactory.getLogger(LOGGER_NAME);
    private static final long BETWEEN_LOOKS = 100;
    private static final int AT_ONCE = 1 << 20;
    private static final int LONGEST_CHARACTER = 4;

    /** Made when a server is followed for the first time. */
    private static final class Looks {

        static final ScheduledExecutorService IN_TURN = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "mysqld-error-logs");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Gets each line. */
    interface Listener {
        void line(boolean isTrouble, String line);
    }

    private final Path file;
    private final Listener listener;
    private long read;
    private boolean isInLine;
    private boolean isTrouble;
    private @Nullable Future<?> looks;

    /** Follows nothing yet. */
    public FollowedErrorLog(String server, Path file) {
        this(file, (isTrouble, line) -> tell(server, isTrouble, line));
    }

    FollowedErrorLog(Path file, Listener listener) {
        this.file = file;
        this.listener = listener;
    }

    /** Begins, if anybody listens and it has not begun. */
    public synchronized void follow() {
        if (looks == null && LOGGER.isDebugEnabled()) {
            looks = Looks.IN_TURN.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void look() {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean isMore = true;
            while (isMore) {
                isMore = tellNext(log);
            }
        } catch (IOException e) {
            LOGGER.trace("Cannot read {}: {}", file, e.toString());
        }
    }

    /** Returns whether there may be more. */
    private boolean tellNext(FileChannel log) throws IOException {
        ByteBuffer news = ByteBuffer.allocate((int) Math.min(AT_ONCE, Math.max(0, log.size() - read)));
        log.read(news, read);
        int length = news.position();
        String text = new String(news.array(), 0, length, StandardCharsets.ISO_8859_1);
        int whole = text.lastIndexOf('\n') + 1;
        if (whole == 0 && length == AT_ONCE) {
            whole = withoutHalfACharacter(text);
        }
        if (whole > 0) {
            read += whole;
            tell(text.substring(0, whole));
        }
        return length == AT_ONCE;
    }

    /** A line that is longer than what is read at once is told in pieces, all of them as what the first one is. */
    private void tell(String bytes) {
        boolean isFirst = true;
        for (String line : decoded(bytes).lines().toList()) {
            boolean continues = isFirst && isInLine;
            isFirst = false;
            isTrouble = (continues && isTrouble) || line.contains("[ERROR]") || line.contains("[Warning]");
            if (!continues || !line.isEmpty()) {
                listener.line(isTrouble, line);
            }
        }
        isInLine = !bytes.endsWith("\n");
    }

    private static int withoutHalfACharacter(String bytes) {
        int end = bytes.length();
        while (end > bytes.length() - LONGEST_CHARACTER && isInsideACharacter(bytes.charAt(end - 1))) {
            end--;
        }
        // What it was that began there, or a character that is no part of one.
        return bytes.charAt(end - 1) < 0x80 ? end : end - 1;
    }

    private static boolean isInsideACharacter(char octet) {
        return (octet & 0xc0) == 0x80;
    }

    /** No half of a line, as a character may have several bytes. */
    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void tell(String server, boolean isTrouble, String line) {
        if (isTrouble) {
            LOGGER.debug("{}: {}", server, line);
        } else {
            LOGGER.trace("{}: {}", server, line);
        }
    }

    /** Tells what is left and ends. */
    @Override
    public synchronized void close() {
        Future<?> running = looks;
        if (running != null) {
            running.cancel(false);
            looks = null;
            look();
        }
    }
}

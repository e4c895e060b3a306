package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Adds lines to a file such that a line counts as whole only if it was forced to the disk. Not thread-safe.
 *
 * <p>A line that fails is cut off. Where that fails too, its end is made blank, seal and newline, so that every reader takes it for torn;
 * where even that fails, nothing more is added until it is cut off.
 */
final class LineAppender {

    private static final long NOTHING = -1;

    /** Over the newline and the last digit of the seal: with a whole seal it would be a line whose end was damaged. */
    private static final byte[] BLANKS = {' ', ' '};

    private long staysFrom = NOTHING;

    /**
     * Cut off the line that stayed, if there is one; to be called before the file is read for another line.
     *
     * @throws IOException if it still cannot be cut off
     */
    void cutWhatStayed(FileChannel channel) throws IOException {
        if (staysFrom != NOTHING) {
            channel.truncate(staysFrom);
            channel.force(true);
            staysFrom = NOTHING;
        }
    }

    /**
     * Put a line at this place, and cut off what was behind it.
     *
     * @throws IOException if it is not on the disk
     */
    void append(FileChannel channel, long end, String line) throws IOException {
        channel.truncate(end);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        try {
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            cutOff(channel, end, bytes.limit(), e);
            throw e;
        }
    }

    private void cutOff(FileChannel channel, long end, long length, IOException failure) {
        staysFrom = end;
        try {
            channel.truncate(end);
            staysFrom = NOTHING;
        } catch (IOException e) {
            failure.addSuppressed(e);
            blankEnd(channel, end + length - BLANKS.length, failure);
        }
    }

    /** A line that was not written to its end has none. */
    private static void blankEnd(FileChannel channel, long position, IOException failure) {
        try {
            if (channel.size() > position) {
                channel.position(position);
                channel.write(ByteBuffer.wrap(BLANKS));
                channel.force(true);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}

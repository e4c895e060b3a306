package io.github.mysqlclone.replication;

import java.util.Objects;

/**
 * Name a place in a server's binary logs. Immutable.
 *
 * @param file the binary log's base name; empty for a place before all files
 * @param position the byte offset in it, at least 0
 * @since 0.1.0
 */
public record BinlogPosition(String file, long position) {

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if the position is negative
     */
    public BinlogPosition {
        Objects.requireNonNull(file, "file");
        if (position < 0) {
            throw new IllegalArgumentException("position: must not be negative (was " + position + ")");
        }
    }

    /**
     * Tell whether this place is not before another one.
     *
     * @param other a place in the same server's binary logs
     * @return whether it is at or behind it; false, too, where the names of the files differ in more than their number, as
     *     after a change of {@code log_bin_basename}: then nothing tells their order
     */
    public boolean hasReached(BinlogPosition other) {
        if (!baseName().equals(other.baseName())) {
            return false;
        }
        return number() > other.number() || (number() == other.number() && position >= other.position);
    }

    private String baseName() {
        return file.substring(0, Math.max(0, file.lastIndexOf('.')));
    }

    /** Names grow longer behind 999999, so that they do not sort as text. */
    private long number() {
        String digits = file.substring(file.lastIndexOf('.') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    /** {@return file and position, as in {@code binlog.000003:1742}} */
    @Override
    public String toString() {
        return file.isEmpty() ? "nothing" : file + ":" + position;
    }
}

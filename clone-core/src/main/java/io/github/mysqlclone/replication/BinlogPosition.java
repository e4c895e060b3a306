package io.github.mysqlclone.replication;

import java.util.Comparator;
import java.util.Objects;

/**
 * Name a place in a server's binary logs. Orders by the number at the end of the file's name, then by position.
 *
 * @param file the binary log's base name; empty for a place before all files
 * @param position the byte offset in it, at least 0
 */
public record BinlogPosition(String file, long position) implements Comparable<BinlogPosition> {

    private static final Comparator<BinlogPosition> ORDER =
            Comparator.comparingLong(BinlogPosition::number).thenComparingLong(BinlogPosition::position);

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

    /** Names grow longer behind 999999, so that they do not sort as text. */
    private long number() {
        String digits = file.substring(file.lastIndexOf('.') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    @Override
    public int compareTo(BinlogPosition other) {
        return ORDER.compare(this, other);
    }

    /** {@return file and position, as in {@code binlog.000003:1742}} */
    @Override
    public String toString() {
        return file.isEmpty() ? "nothing" : file + ":" + position;
    }
}

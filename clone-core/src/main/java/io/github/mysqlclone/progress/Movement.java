package io.github.mysqlclone.progress;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Show how fast a clone moves, measured on this JVM's monotonic clock; no clock or time zone of a server enters into it.
 *
 * <p>The server's own speed columns are 0 outside the running stage, so they are not used.
 *
 * @param dataBytesPerSecond bytes of data per second, smoothed over some seconds; 0 while nothing is copied
 * @param networkBytesPerSecond bytes on the wire per second, smoothed alike; less than the data where the clone
 *     compresses, 0 for a local clone
 * @param copyTimeLeft how long the copy still takes at this rate, without flush, restart and recovery; empty while no
 *     byte moves and outside the stages that copy
 * @param sinceLastByte how long no byte has moved; from the beginning of the watch before the first
 * @param sinceSignOfLife how long neither a byte nor a stage nor, where no bytes count, anything else has moved
 * @since 0.1.0
 */
public record Movement(
        long dataBytesPerSecond,
        long networkBytesPerSecond,
        Optional<Duration> copyTimeLeft,
        Duration sinceLastByte,
        Duration sinceSignOfLife) {

    /** What there is to say before anything was seen. */
    public static final Movement NONE = new Movement(0, 0, Optional.empty(), Duration.ZERO, Duration.ZERO);

    /**
     * Check the figures.
     *
     * @throws IllegalArgumentException if a rate is negative
     */
    public Movement {
        Objects.requireNonNull(copyTimeLeft, "copyTimeLeft");
        Objects.requireNonNull(sinceLastByte, "sinceLastByte");
        Objects.requireNonNull(sinceSignOfLife, "sinceSignOfLife");
        requireRate("dataBytesPerSecond", dataBytesPerSecond);
        requireRate("networkBytesPerSecond", networkBytesPerSecond);
    }

    private static void requireRate(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": must not be negative (was " + value + ")");
        }
    }
}

package io.github.mysqlclone.internal.simulation;

import java.util.Random;

/** A time that passes with each question, and a server's clock that somebody may set. Seconds pass in no time. */
final class SimulatedClock {

    private static final long BASE_MICROS = 1_795_341_600_000_000L;
    private static final int USUAL_STEP_MICROS = 400_000;
    private static final int LONG_PAUSE_SECONDS = 1_500;

    private final Random random;
    private long micros;
    private long offsetMicros;

    SimulatedClock(Random random) {
        this.random = random;
    }

    /** Lets up to half a second pass, or once in a while many minutes. */
    void pass() {
        micros += 1 + random.nextInt(USUAL_STEP_MICROS);
        if (random.nextInt(200) == 0) {
            micros += random.nextInt(LONG_PAUSE_SECONDS) * 1_000_000L;
        }
    }

    /** Lets some seconds pass, as it takes to hear nothing. */
    void passInVain() {
        micros += 1 + random.nextInt(10 * USUAL_STEP_MICROS);
    }

    /** Sets the server's clock forward or back, by seconds or hours. */
    void step() {
        long seconds = random.nextBoolean() ? random.nextInt(20) - 10 : random.nextInt(20_000) - 10_000;
        offsetMicros += seconds * 1_000_000L;
    }

    /** Returns nanoseconds that never go back, as the JVM counts them. */
    long monotonicNanos() {
        return micros * 1_000;
    }

    /** Returns what the server takes for the time, in microseconds since 1970. */
    long serverMicros() {
        return BASE_MICROS + micros + offsetMicros;
    }
}

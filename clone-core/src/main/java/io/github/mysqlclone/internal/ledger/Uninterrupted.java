package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Does what is done with a file whether or not the thread is interrupted, and leaves the interrupt for later.
 *
 * <p>An interrupt closes the channel that its thread uses. Whoever undoes a clone that was interrupted has to note it all the
 * same.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    /** What is done; begun anew where an interrupt has ended it half-way. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T call(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

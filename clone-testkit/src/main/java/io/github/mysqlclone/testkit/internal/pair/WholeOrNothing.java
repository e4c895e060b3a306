package io.github.mysqlclone.testkit.internal.pair;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** Makes what takes several parts; on failure each part that was made is closed, the last one first, whatever closing another throws. */
public final class WholeOrNothing {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private WholeOrNothing() {}

    /** Returns what was made of parts that were added when they were made; whoever gets it closes them. */
    public static <T> T of(Function<WholeOrNothing, T> making) {
        WholeOrNothing made = new WholeOrNothing();
        try {
            return making.apply(made);
        } catch (RuntimeException | Error e) {
            made.parts.forEach(part -> closeAfter(e, part));
            throw e;
        }
    }

    /** Says of a part that it is there, and returns it. */
    public <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    /** Closes one after a failure, which stays the one that is told. */
    static void closeAfter(Throwable failure, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception | Error e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failure.addSuppressed(e);
        }
    }
}

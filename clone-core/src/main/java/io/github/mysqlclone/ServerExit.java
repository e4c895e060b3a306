package io.github.mysqlclone;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Tell how a server's process ended, as far as somebody knows.
 *
 * @param exitCode the exit code of the last process; empty where that is not known, or while the server runs
 * @param errorLog the end of the server's error log, oldest line first; empty where it cannot be read. Of longer ones the
 *     last {@value #MOST_LINES} lines are kept
 * @since 0.1.0
 */
public record ServerExit(OptionalInt exitCode, List<String> errorLog) {

    /** How many lines of an error log are kept. */
    public static final int MOST_LINES = 100;

    /** Copy the last lines. */
    public ServerExit {
        Objects.requireNonNull(exitCode, "exitCode");
        errorLog = List.copyOf(errorLog.subList(Math.max(0, errorLog.size() - MOST_LINES), errorLog.size()));
    }

    /** {@return that nobody knows anything} */
    public static ServerExit unknown() {
        return new ServerExit(OptionalInt.empty(), List.of());
    }

    /**
     * Tell it from the text of an error log.
     *
     * @param exitCode the exit code of the last process; empty where that is not known
     * @param errorLog the log, whole or its end
     * @return the exit with the last lines
     */
    public static ServerExit of(OptionalInt exitCode, String errorLog) {
        return new ServerExit(exitCode, errorLog.lines().toList());
    }
}

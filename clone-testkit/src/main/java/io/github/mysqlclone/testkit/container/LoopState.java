package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestkitException;
import java.util.OptionalInt;

/**
 * What a container's supervisor says of its server.
 *
 * @param starts how often it was started
 * @param phase whether it runs
 * @param number the process id of one that runs, in the container; the exit code of one that has ended
 */
record LoopState(int starts, Phase phase, int number) {

    /** From before the first start to the end for good. */
    enum Phase {
        IDLE,
        RUNNING,
        ENDED
    }

    /** Reads {@code <starts> idle}, {@code <starts> running <process id>} or {@code <starts> ended <exit code>}. */
    static LoopState parse(String text) {
        String[] words = text.strip().split(" ", -1);
        try {
            int starts = Integer.parseInt(words[0]);
            return switch (words[1]) {
                case "idle" -> new LoopState(starts, Phase.IDLE, 0);
                case "running" -> new LoopState(starts, Phase.RUNNING, Integer.parseInt(words[2]));
                case "ended" -> new LoopState(starts, Phase.ENDED, Integer.parseInt(words[2]));
                default -> throw new TestkitException("A container's supervisor says '" + text.strip() + "'");
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new TestkitException("A container's supervisor says '" + text.strip() + "'", e);
        }
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    OptionalInt exitCode() {
        return phase == Phase.ENDED ? OptionalInt.of(number) : OptionalInt.empty();
    }
}

package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestkitException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container's supervisor says of its server.
 *
 * @param starts how often it was started
 * @param phase whether it runs
 * @param number the process id of one that runs, in the container; the exit code of one that has ended
 */
record SupervisorState(int starts, Phase phase, int number) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) (idle|running|ended) (\\d{1,9})");

    /** From before the first start to the end for good. */
    enum Phase {
        IDLE,
        RUNNING,
        ENDED
    }

    /** Reads {@code <starts> idle 0}, {@code <starts> running <process id>} or {@code <starts> ended <exit code>}. */
    static SupervisorState parse(String text) {
        Matcher words = FORM.matcher(text.strip());
        if (!words.matches()) {
            throw new TestkitException("A container's supervisor says '" + text.strip() + "'");
        }
        Phase phase = Phase.valueOf(words.group(2).toUpperCase(Locale.ROOT));
        return new SupervisorState(Integer.parseInt(words.group(1)), phase, Integer.parseInt(words.group(3)));
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    OptionalInt exitCode() {
        return phase == Phase.ENDED ? OptionalInt.of(number) : OptionalInt.empty();
    }
}

package io.github.mysqlclone.progress;

import java.util.Arrays;
import java.util.Locale;

/**
 * A state in the server's own words, of a whole clone or of one stage.
 *
 * @since 0.1.0
 */
public enum ReportedState {
    /** Not begun; a directory or local clone leaves the stages RESTART and RECOVERY so. */
    NOT_STARTED,
    /** Begun; a clone whose server died stays so, see {@code CloneStatus.isDead()}. */
    IN_PROGRESS,
    /** Ended well. */
    COMPLETED,
    /** Ended badly. */
    FAILED;

    /**
     * Read the word in the column {@code STATE} of {@code clone_status} and {@code clone_progress}.
     *
     * @param label the word, such as {@code In Progress}; letter case does not matter
     * @return the state
     * @throws IllegalArgumentException if it is none of the four
     */
    public static ReportedState ofLabel(String label) {
        String name = label.trim().replace(' ', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "label: must be Not Started, In Progress, Completed or" + " Failed (was '" + label + "')"));
    }
}

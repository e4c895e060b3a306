package io.github.mysqlclone;

import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Say what is known of a clone that did not complete.
 *
 * @param error what the server said; empty where it said nothing
 * @param stage the stage in which it ended; empty if none had begun
 * @param identity which clone it was; empty if the server refused before it noted one
 * @param recipientData what became of the recipient's own data
 * @param errorLog the errors in the recipient's error log since the clone began, and its last lines, oldest first; empty where
 *     they cannot be read
 * @param advice what to do next
 * @param leftovers what the clone left behind, and what was changed for it and could not be put back
 * @since 0.1.0
 */
public record CloneFailure(
        Optional<ServerError> error,
        Optional<Stage> stage,
        Optional<CloneIdentity> identity,
        RecipientData recipientData,
        List<String> errorLog,
        String advice,
        List<Leftover> leftovers) {

    /** Require the parts and copy the list. */
    public CloneFailure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(recipientData, "recipientData");
        Objects.requireNonNull(advice, "advice");
        errorLog = List.copyOf(errorLog);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * Say what is known of a clone that left nothing behind.
     *
     * @param error what the server said
     * @param stage the stage in which it ended
     * @param identity which clone it was
     * @param recipientData what became of the recipient's own data
     * @param errorLog the last lines of the recipient's error log, oldest first
     * @param advice what to do next
     */
    public CloneFailure(
            Optional<ServerError> error,
            Optional<Stage> stage,
            Optional<CloneIdentity> identity,
            RecipientData recipientData,
            List<String> errorLog,
            String advice) {
        this(error, stage, identity, recipientData, errorLog, advice, List.of());
    }

    /** {@return error, stage, state of the data, advice and leftovers in sentences} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(error.map(ServerError::toString).orElse("the server gave no error"));
        if (text.charAt(text.length() - 1) != '.') {
            text.append('.');
        }
        return text.append(' ').append(whatIsLeft()).toString();
    }

    /**
     * Tell it of a clone that somebody wanted to end: then what the server says of the end is no error to look for.
     *
     * @return stage, state of the data, advice and leftovers in sentences, and last the server's own note of the end
     */
    public String ofCancelled() {
        return whatIsLeft()
                + error.map(note -> "\n  The server's note of the cancellation: " + note)
                        .orElse("");
    }

    private String whatIsLeft() {
        StringBuilder text = new StringBuilder();
        stage.ifPresent(
                where -> text.append("It ended in stage ").append(where.label()).append(". "));
        text.append("The recipient's own data is ")
                .append(recipientData.words())
                .append(". ");
        text.append(advice);
        leftovers.forEach(leftover -> text.append("\n  ").append(leftover));
        return text.toString().strip();
    }
}

package io.github.mysqlclone;

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
 * @param errorLog the last lines of the recipient's error log, oldest first; empty where they cannot be read
 * @param advice what to do next
 */
public record CloneFailure(
        Optional<ServerError> error,
        Optional<Stage> stage,
        Optional<CloneIdentity> identity,
        RecipientData recipientData,
        List<String> errorLog,
        String advice) {

    /** Require the parts and copy the list. */
    public CloneFailure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(recipientData, "recipientData");
        Objects.requireNonNull(advice, "advice");
        errorLog = List.copyOf(errorLog);
    }

    /** {@return error, stage, state of the data and advice in sentences} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(error.map(ServerError::toString).orElse("the server gave no error"));
        if (text.charAt(text.length() - 1) != '.') {
            text.append('.');
        }
        stage.ifPresent(where ->
                text.append(" It ended in stage ").append(where.label()).append('.'));
        text.append(" The recipient's own data is ")
                .append(recipientData.words())
                .append(". ");
        return text.append(advice).toString().strip();
    }
}

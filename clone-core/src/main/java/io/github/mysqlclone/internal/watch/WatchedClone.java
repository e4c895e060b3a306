package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.outcome.OutcomeRule;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Optional;

/**
 * A clone to be watched, begun here or by somebody else.
 *
 * @param description such as {@code replace clone from db1:3306}, for messages
 * @param call the statement; empty if another process sent it
 * @param donor how this JVM reaches the donor
 */
public record WatchedClone(
        CloneKind kind,
        String description,
        MySqlServer recipient,
        CloneTimeouts timeouts,
        RestartStrategy restartStrategy,
        SecretMask mask,
        OutcomeRule rule,
        ReconnectingRecipient watch,
        Optional<StatementCall> call,
        StateBeforeClone background,
        DonorSessions donor) {

    /** Returns what somebody else's code threw, without passwords. */
    Throwable masked(Throwable thrown) {
        return mask.clean(thrown);
    }

    Optional<StatementReturn> outcome() {
        return call.flatMap(StatementCall::outcome);
    }
}

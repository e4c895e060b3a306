package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.judging.RowRule;
import io.github.mysqlclone.internal.judging.StatementOutcome;
import io.github.mysqlclone.internal.stall.DonorLine;
import io.github.mysqlclone.server.MySqlServer;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A clone to be watched, begun here or by somebody else.
 *
 * @param description such as {@code replace clone from db1:3306}, for messages
 * @param call the statement; empty if another process sent it
 * @param donor how this JVM reaches the donor
 */
public record Task(
        CloneKind kind,
        String description,
        MySqlServer recipient,
        CloneTimeouts timeouts,
        RestartStrategy restartStrategy,
        SecretMask mask,
        RowRule rule,
        RecipientWatch watch,
        Optional<StatementCall> call,
        Background background,
        DonorLine donor) {

    /** Returns what somebody else's code threw, without passwords. */
    Throwable masked(Throwable thrown) {
        return mask.isClean(thrown) ? thrown : mask.mask(new SQLException(thrown.toString(), thrown));
    }

    Optional<StatementOutcome> outcome() {
        return call.flatMap(StatementCall::outcome);
    }
}

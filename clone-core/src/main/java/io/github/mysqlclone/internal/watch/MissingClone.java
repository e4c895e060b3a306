package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of a clone of which the server has no note, though nobody heard its statement refused. */
final class MissingClone {

    private static final Logger log = LoggerFactory.getLogger(MissingClone.class);

    private final WatchedClone task;
    private final ResultOrFailure endings;
    private final BandwidthThrottle throttle;

    MissingClone(WatchedClone task, ResultOrFailure endings, BandwidthThrottle throttle) {
        this.task = task;
        this.endings = endings;
        this.throttle = throttle;
    }

    /**
     * Return how it ended; empty while its session may still begin it. A server that dies in the first moments of a clone
     * has not written it down yet (seen on 9.7.4).
     */
    Optional<CloneException> end(
            CloneStanding.MaybeNeverBegun gone,
            Function<StatusReading, CloneStanding> rule,
            ProgressFeed feed,
            ServerConnection connection) {
        Optional<CloneIdentity> identity = feed.identity();
        try {
            boolean isNewProcess = task.background().isNewProcess(connection);
            Optional<ServerError> refusal = task.outcome().flatMap(MissingClone::refusal);
            if (!isNewProcess && refusal.isEmpty() && (identity.isPresent() || sessionLives(connection))) {
                return Optional.empty();
            }
            // Its row may have come between the look at clone_status and the one at the sessions.
            if (!(rule.apply(StatusReader.read(connection)) instanceof CloneStanding.MaybeNeverBegun)) {
                return Optional.empty();
            }
            if (!isNewProcess && refusal.isPresent()) {
                return Optional.of(endings.failed(
                        new CloneStanding.Failed(refusal, Optional.empty()),
                        feed,
                        connection,
                        throttle.restore(connection)));
            }
            if (gone.overwritten()) {
                return Optional.of(endings.unknown(
                        "clone_status speaks of another clone, which may have begun since",
                        identity,
                        throttle.leftovers(),
                        null));
            }
            return Optional.of(
                    isNewProcess
                            ? endings.died(identity, feed.last(), connection)
                            : endings.neverBegun(task.outcome(), connection));
        } catch (SQLException e) {
            log.debug("Whether the statement's session lives could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** One that is interrupted has ended in the process that says so; a later one may have restarted into the copy. */
    private static Optional<ServerError> refusal(StatementReturn outcome) {
        return outcome instanceof StatementReturn.Rejected rejected && !outcome.restartFollows()
                ? Optional.of(rejected.error())
                : Optional.empty();
    }

    private boolean sessionLives(ServerConnection connection) throws SQLException {
        long session = task.call().map(call -> call.sent().session()).orElse(0L);
        return connection.query("SHOW PROCESSLIST", row -> row.getLong(1)).contains(session);
    }
}

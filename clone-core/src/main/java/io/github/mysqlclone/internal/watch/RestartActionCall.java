package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the user's restart action when the recipient is down and will not come back by itself: once, unless the recipient
 * answers again as one that still copies, for then it never was down.
 */
final class RestartActionCall {

    private static final Logger log = LoggerFactory.getLogger(RestartActionCall.class);

    private final RestartStrategy strategy;
    private final MySqlServer recipient;
    private final CallerRequests requests;
    private boolean called;
    private Optional<Duration> calledFor3707 = Optional.empty();

    RestartActionCall(RestartStrategy strategy, MySqlServer recipient, CallerRequests requests) {
        this.strategy = strategy;
        this.recipient = recipient;
        this.requests = requests;
    }

    /** The recipient answered that the clone is in this state. */
    void answered(CloneState state) {
        if (state == CloneState.RUNNING) {
            called = false;
        }
    }

    /** The port closes before the process ends: an action that leaves what runs alone may have come too early. */
    private boolean isDueAfter3707(Duration awayFor, Duration silence) {
        return calledFor3707
                .filter(then -> awayFor.minus(then).compareTo(silence) < 0)
                .isEmpty();
    }

    /**
     * Call the action if its time has come: the server said 3707 and is gone, or it has been away for long enough.
     *
     * @param unsupervised whether it said 3707, after which it always shuts down
     * @param mayBeDown whether there is more to say so than silence, which a broken network explains as well
     * @return what the action threw; empty if it went well or was not called
     */
    Optional<Throwable> perhaps(boolean unsupervised, boolean mayBeDown, Duration awayFor) {
        if (!(strategy instanceof RestartStrategy.Callback callback)) {
            return Optional.empty();
        }
        boolean isDue = unsupervised
                ? isDueAfter3707(awayFor, callback.silence())
                : !called && mayBeDown && awayFor.compareTo(callback.silence()) >= 0;
        if (!isDue) {
            return Optional.empty();
        }
        called = true;
        calledFor3707 = unsupervised ? Optional.of(awayFor) : Optional.empty();
        log.info("Calling back to have {} started", recipient);
        try {
            CallersCode.afterTheCopy(requests, () -> {
                callback.action().start(recipient);
                return true;
            });
            return Optional.empty();
        } catch (Exception | Error e) {
            return Optional.of(e);
        }
    }
}

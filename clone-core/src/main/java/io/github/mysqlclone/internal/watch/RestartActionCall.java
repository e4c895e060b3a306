package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the user's restart action at most once, when the recipient is down and will not come back by itself. */
final class RestartActionCall {

    private static final Logger log = LoggerFactory.getLogger(RestartActionCall.class);

    private final RestartStrategy strategy;
    private final MySqlServer recipient;
    private boolean called;

    RestartActionCall(RestartStrategy strategy, MySqlServer recipient) {
        this.strategy = strategy;
        this.recipient = recipient;
    }

    /**
     * Call the action if its time has come: the server said 3707 and is gone, or it has been away for long enough.
     *
     * @return what the action threw; empty if it went well or was not called
     */
    Optional<Exception> perhaps(boolean unsupervised, Duration awayFor) {
        if (called || !(strategy instanceof RestartStrategy.Callback callback)) {
            return Optional.empty();
        }
        if (!unsupervised && awayFor.compareTo(callback.silence()) < 0) {
            return Optional.empty();
        }
        called = true;
        log.info("Calling back to have {} started", recipient);
        try {
            callback.action().start(recipient);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        } catch (Exception e) {
            return Optional.of(e);
        }
    }
}

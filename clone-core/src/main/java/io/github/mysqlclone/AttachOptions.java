package io.github.mysqlclone;

import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;
import java.util.Optional;

/**
 * Say how a clone is followed that another process began. A value; each step returns a new one.
 *
 * @param timeouts the time limits
 * @param serverAfterRestart how the recipient is reached once it has the donor's accounts; empty if as before
 * @param restartStrategy who starts the recipient again
 * @param donorServer how this JVM reaches the donor, with the account that the clone uses there; empty if it cannot
 * @since 0.1.0
 */
@CheckReturnValue
public record AttachOptions(
        CloneTimeouts timeouts,
        Optional<MySqlServer> serverAfterRestart,
        RestartStrategy restartStrategy,
        Optional<MySqlServer> donorServer) {

    /** Require the parts. */
    public AttachOptions {
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(serverAfterRestart, "serverAfterRestart");
        Objects.requireNonNull(restartStrategy, "restartStrategy");
        Objects.requireNonNull(donorServer, "donorServer");
    }

    /** {@return default time limits, the same login after the restart, a supervised recipient} */
    public static AttachOptions defaults() {
        return new AttachOptions(
                CloneTimeouts.defaults(), Optional.empty(), RestartStrategy.supervised(), Optional.empty());
    }

    /**
     * Set the time limits.
     *
     * @param newTimeouts the limits; {@code lockWait} has no meaning here
     * @return new options
     */
    public AttachOptions timeouts(CloneTimeouts newTimeouts) {
        return new AttachOptions(newTimeouts, serverAfterRestart, restartStrategy, donorServer);
    }

    /**
     * Say how the recipient is reached once it has the donor's accounts.
     *
     * @param server the recipient with an account of the donor
     * @return new options
     */
    public AttachOptions serverAfterRestart(MySqlServer server) {
        return new AttachOptions(timeouts, Optional.of(server), restartStrategy, donorServer);
    }

    /**
     * Say who starts the recipient again.
     *
     * @param strategy the strategy
     * @return new options
     */
    public AttachOptions restartStrategy(RestartStrategy strategy) {
        return new AttachOptions(timeouts, serverAfterRestart, strategy, donorServer);
    }

    /**
     * Say how this JVM reaches the donor, so that a stall report can tell whether it answers, and a cancellation that
     * hangs on the recipient can be helped from there.
     *
     * <p>Nothing on either server says which donor a clone has but for the name in {@link CloneIdentity#source()}, so this
     * should be right. Cancelling ends the sessions of the clone that this server serves only if they log in as this account
     * and the first of them is as old as the clone that is cancelled, give or take some seconds. One that has connected to
     * its donor anew after a network failure is known only where the source names this very host and port, and the
     * sessions come from the host by which the recipient is reached from here. A clone of which nothing of the kind is
     * certain is left alone with a warning, and cancelled on the recipient alone, which may hang there (see
     * {@link CloneOperation#cancel()}).
     *
     * @param server the donor, with the account that the clone uses there
     * @return new options
     */
    public AttachOptions donorServer(MySqlServer server) {
        return new AttachOptions(timeouts, serverAfterRestart, restartStrategy, Optional.of(server));
    }
}

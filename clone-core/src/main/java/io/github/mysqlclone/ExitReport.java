package io.github.mysqlclone;

import io.github.mysqlclone.server.MySqlServer;

/**
 * Ask whoever runs a recipient how its process ended: a supervisor, an orchestrator, a file on this host.
 *
 * <p>What it says explains an outcome that nobody can read, and decides nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ExitReport {

    /**
     * Tell how the last process ended; called once, on a daemon thread of its own, when the recipient has not come back in time
     * or the restart action failed. It has 10 seconds; then it is interrupted, and what it returns counts as nothing. The
     * passwords of the clone are taken out of what it returns.
     *
     * @param recipient the server, as the session was opened with
     * @return what is known, {@link ServerExit#unknown()} for nothing
     * @throws Exception if it cannot be found out, which is as good as nothing
     */
    ServerExit lastExit(MySqlServer recipient) throws Exception;
}

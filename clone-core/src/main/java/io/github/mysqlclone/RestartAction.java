package io.github.mysqlclone;

import io.github.mysqlclone.server.MySqlServer;

/** Start a stopped recipient again: an orchestrator's call, a container's start, a process. */
@FunctionalInterface
public interface RestartAction {

    /**
     * Start the server; called at most once a clone, on the thread that watches it. It may return before the server
     * answers.
     *
     * @param recipient the server, as the session was opened with
     * @throws Exception if it cannot be started: the clone then ends UNRESOLVED with this as the cause
     */
    void start(MySqlServer recipient) throws Exception;
}

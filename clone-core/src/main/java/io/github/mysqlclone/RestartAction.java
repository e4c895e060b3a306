package io.github.mysqlclone;

import io.github.mysqlclone.server.MySqlServer;

/**
 * Start a recipient that is down: an orchestrator's call, a container's start, a process.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RestartAction {

    /**
     * Start the server if it is down; called on the thread that watches the clone. It may return before the server answers.
     *
     * <p>Called right after error 3707, again after each further silence in which the server stays away (its process may
     * end long after its port), and once after the stated silence of a server that seems to be gone, by a statement
     * that came back or a port that refuses, also while the statement is out: a server that died in the midst of a clone looks
     * like that. So does one that runs behind a firewall that rejects, or behind a proxy that has lost it for longer than the
     * silence: the action must leave a server that runs alone, for a restart would end its clone after the data has been dropped. If the server turns out to have been
     * there all the time, the action may be called again. It is interrupted when somebody lets go of the clone.
     *
     * @param recipient the server, as the session was opened with
     * @throws Exception if it cannot be started: the clone then ends UNRESOLVED with this as the cause
     */
    void start(MySqlServer recipient) throws Exception;
}

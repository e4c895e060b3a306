package io.github.mysqlclone.testkit;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.testkit.fault.RestartFault;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Runs one MySQL server that belongs to the test.
 *
 * <p>This JVM reaches the server on the loopback interface, where the machine that runs it is this one. Its port stays
 * the same over every stop, kill and restart.
 * Closing it ends the server and removes its files; if the JVM ends first, on its own or by a signal, the same happens.
 *
 * <p>A <em>supervised</em> server is started again whenever it exits with code 16, which is how {@code mysqld} asks for
 * a restart after {@code RESTART} and after a clone that replaced its data. An unsupervised one stays down.
 *
 * <p>Safe for use by several threads. Close may be called at any time. An interrupt ends any wait with a
 * {@link TestkitException} and stays set.
 *
 * @since 0.1.0
 */
public interface TestServer extends ServerAccess, AutoCloseable {

    /**
     * Starts the server and waits until it takes connections, for at most 60 s, or what {@code clone.testkit.start.limit} says in
     * seconds.
     *
     * @return this server
     * @throws IllegalStateException if the server is running or has been closed
     * @throws TestkitException if the port is taken, or the server exits or is not ready in time; the message ends with
     *     the tail of its error log
     */
    TestServer start();

    /**
     * Shuts the server down cleanly (SIGTERM) and waits for its end, for at most 60 s; a paused server is resumed first.
     * Does nothing if it is not running.
     *
     * @throws TestkitException if it is still there at the end of that time
     */
    void stop();

    /** Ends the server at once, as a crash would (SIGKILL), and waits for that. Does nothing if it is not running. */
    void kill();

    /**
     * Stops the server cleanly, if it runs, and starts it again.
     *
     * @throws TestkitException as {@link #stop()} and {@link #start()}
     */
    default void restart() {
        stop();
        start();
    }

    /**
     * Freezes the server (SIGSTOP): connections stay open and nothing answers.
     *
     * @throws IllegalStateException if the server is not running
     */
    void pause();

    /**
     * Lets a frozen server go on (SIGCONT).
     *
     * @throws IllegalStateException if the server is not running
     */
    void resume();

    /**
     * Orders what goes wrong when the supervisor starts this server again the next time. That ends the order; a start by
     * {@link #start()} or {@link #restart()} does not.
     *
     * @param fault what is to go wrong, in place of what was ordered before
     * @throws IllegalStateException if the server is not supervised
     */
    void onNextRestart(RestartFault fault);

    /**
     * Tells whether the server's process is there, paused or about to be started again by its supervisor included.
     *
     * @return true until the process has ended for good
     */
    boolean isRunning();

    /**
     * Waits until the server takes connections.
     *
     * @param atMost how long to wait; zero looks once
     * @throws TestkitException if the server ends for good before that, or the time is up; the message ends with the
     *     tail of its error log
     */
    void awaitRunning(Duration atMost);

    /**
     * Waits until the server has ended for good: exits that its supervisor answers with a new start do not count.
     *
     * @param atMost how long to wait; zero looks once
     * @return the exit code of the last process
     * @throws IllegalStateException if the server was never started
     * @throws TestkitException if it is still there at the end of that time
     */
    int awaitExit(Duration atMost);

    /**
     * Returns the exit code with which the server ended for good.
     *
     * @return empty while it runs and before the first start; 128 plus the number of the signal after one that ended it
     *     at once, so 137 after {@link #kill()}
     */
    OptionalInt exitCode();

    /**
     * Counts how often the server has been started, by {@link #start()} and by its supervisor.
     *
     * @return 0 or more
     */
    int startCount();

    /**
     * Tells whether the server is started again when it exits with code 16.
     *
     * @return true if it is
     */
    boolean isSupervised();

    /**
     * Returns who starts this server again after a replace clone, for the library's
     * {@link io.github.mysqlclone.RemoteCloneSpec#restartStrategy}: its supervisor, or where it has none {@link #start()}.
     * Should the server not come back, the library's exception has its exit code and the end of its error log.
     *
     * @return a strategy that holds no connection
     */
    default RestartStrategy restartStrategy() {
        RestartStrategy strategy = isSupervised()
                ? RestartStrategy.supervised()
                : RestartStrategy.callback(recipient -> {
                    awaitExit(Duration.ofSeconds(10));
                    start();
                });
        return strategy.explainedBy(recipient -> ServerExit.of(exitCode(), errorLog()));
    }

    /**
     * Returns the whole error log as it stands now, over all starts.
     *
     * @return the text, empty if nothing was written
     */
    String errorLog();

    /**
     * Returns the server's data directory, on the server's file system.
     *
     * @return an absolute path
     */
    String dataDirectory();

    /**
     * Returns a directory, on the server's file system, in which the server may create files and directories, such as
     * the target of a clone. It is removed with the server.
     *
     * @return an absolute path, outside the data directory
     */
    String workDirectory();

    /** Ends the server and removes what it left on disk. Does nothing the second time. */
    @Override
    void close();
}

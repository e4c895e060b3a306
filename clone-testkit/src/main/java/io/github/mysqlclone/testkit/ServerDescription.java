package io.github.mysqlclone.testkit;

import java.nio.file.Path;

/**
 * Describes a server, in whichever way it is run.
 *
 * <p>An immutable value: each step returns a new one.
 *
 * @param <S> what each step returns
 * @since 0.1.0
 */
public interface ServerDescription<S extends ServerDescription<S>> {

    /**
     * Sets an option of the server. It goes to an option file, so that variables persisted by {@code SET PERSIST} win
     * over it. Given again, it replaces what was given before; {@code plugin_load_add} adds to it, as it does for the server,
     * and so does {@code plugin_load}, so that the clone plugin stays.
     *
     * @param name as in an option file, with underscores or dashes, {@code loose_} allowed
     * @param value any text without NUL; the kit quotes it
     * @return a new description
     * @throws IllegalArgumentException if the name is none
     */
    S option(String name, String value);

    /**
     * Sets an option that is given with or without a value, in whichever way the server needs to be told: also one that must be
     * known when its data is initialised, such as {@code lower_case_table_names}.
     *
     * @param option the option
     * @return a new description
     * @throws IllegalArgumentException if the name is none, or the option is the kit's to set
     */
    default S with(ServerOption option) {
        return option.value().map(value -> option(option.name(), value)).orElseGet(() -> flag(option.name()));
    }

    /**
     * Takes over the groups {@code [mysqld]} and {@code [server]} of an option file as it is now, over what was given before. What
     * says where a server and its files are and how it is run is left out, of which the log tells: {@code datadir}, {@code port},
     * {@code server_id}, {@code socket}, {@code bind_address}, {@code log_error}, {@code user} and the like, and whatever has an
     * absolute path as its value. A binary log elsewhere becomes one in the data directory.
     *
     * @param file a file such as {@code my.cnf}; others that it includes are refused
     * @return a new description
     * @throws TestkitException if it cannot be read, or a line of it is none; the message names file and line
     */
    S optionFile(Path file);

    /**
     * Lets nobody in without TLS, as production may: {@code require_secure_transport=ON}. URLs and data sources of the kit use it
     * then.
     *
     * @return a new description
     */
    default S requireTls() {
        return option("require_secure_transport", "ON");
    }

    /**
     * Loads a plugin at each start, besides the clone plugin and others.
     *
     * @param library the file in the server's {@code plugin_dir}, such as {@code semisync_source.so}; or one plugin of it, as in
     *     {@code rpl_semi_sync_source=semisync_source.so}
     * @return a new description
     * @throws IllegalArgumentException if it is blank, or holds a {@code ;} or a directory
     */
    default S plugin(String library) {
        if (library.isBlank() || library.contains(";") || library.contains("/") || library.contains("\\")) {
            throw new IllegalArgumentException(
                    "library: must be the name of one file in the server's plugin_dir, such as"
                            + " semisync_source.so (was '" + library + "')");
        }
        return option("plugin_load_add", library);
    }

    /**
     * Sets an option without a value, such as {@code skip_replica_start}.
     *
     * @param name as for {@link #option(String, String)}
     * @return a new description
     * @throws IllegalArgumentException if the name is none
     */
    S flag(String name);

    /**
     * Takes an option away, so that the server's own default holds.
     *
     * @param name as for {@link #option(String, String)}, with or without {@code loose_}
     * @return a new description
     * @throws IllegalArgumentException if the name is none
     */
    S without(String name);

    /**
     * Has the server started again whenever it exits with code 16, and tells it so by {@code MYSQLD_PARENT_PID}. This is
     * the default.
     *
     * @return a new description
     */
    S supervised();

    /**
     * Leaves the server alone: {@code RESTART}, and a clone that replaces its data, end with error 3707, and after the
     * latter it stays down until it is started by hand.
     *
     * @return a new description
     */
    S unsupervised();

    /**
     * Sets a variable of the server's environment.
     *
     * @param name the name
     * @param value the value
     * @return a new description
     */
    S environment(String name, String value);

    /**
     * Gives the server a small disk: its {@link TestServer#workDirectory()} becomes a file system of its own.
     *
     * @param bytes its size, 1 or more; the system rounds up to whole pages
     * @return a new description
     * @throws IllegalArgumentException if the size is less than 1
     */
    S smallDisk(long bytes);

    /**
     * Tells these servers from others by what makes their data, for what is kept between test runs.
     *
     * @return a text that changes with the build of MySQL, with each option, with each variable that was given, with the
     *     time zone, and with the content of a data directory that is copied
     * @throws TestkitException if MySQL is not to be had in this way
     */
    String fingerprint();

    /**
     * Returns the version of the MySQL that would run.
     *
     * @return three numbers, as in {@code 9.7.4}
     * @throws TestkitException if MySQL is not to be had in this way
     */
    String mysqlVersion();

    /**
     * Prepares a server without starting it: it has its port.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if MySQL is not to be had in this way
     */
    TestServer create();

    /**
     * Starts a server and waits until it takes connections.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if MySQL is not to be had in this way, or the server does not start
     */
    default TestServer start() {
        TestServer server = create();
        try {
            return server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }
}

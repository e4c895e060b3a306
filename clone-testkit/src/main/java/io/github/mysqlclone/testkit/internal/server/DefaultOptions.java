package io.github.mysqlclone.testkit.internal.server;

/**
 * What every server of the kit is told unless a test says otherwise: fast and small, since it lives for one test, but
 * with the binary log, GTIDs and the performance schema, which a clone is judged by. Options that not every version
 * knows carry {@code loose_}.
 */
public final class DefaultOptions {

    /** Both for initialising a data directory and for running on it. */
    public static final ServerOptions ALWAYS = ServerOptions.none()
            .with("secure_file_priv", "NULL") // the compiled-in directory exists only where the packages are installed
            .with("loose_mysqlx", "OFF")
            .with("loose_innodb_redo_log_capacity", "16M")
            .with("innodb_doublewrite", "OFF")
            .with("innodb_flush_method", "nosync")
            .with("log_error_verbosity", "3");

    /** For running in a container, where the image says how the server is reached. */
    public static final ServerOptions IN_CONTAINER = ALWAYS.with("skip_name_resolve", "ON")
            .with("plugin_load_add", "mysql_clone.so")
            .with("log_bin", "binlog")
            .with("gtid_mode", "ON")
            .with("enforce_gtid_consistency", "ON")
            .with("sync_binlog", "0")
            .with("innodb_flush_log_at_trx_commit", "2") // with 0 a kill would lose what was committed just before
            .with("innodb_buffer_pool_size", "32M")
            .with("innodb_log_buffer_size", "4M") // all of it is written to at the start; a bigger record makes it grow
            // with one, the server mostly sleeps 50 ms at its start for that to run; each of four wakes 2,000 times at
            // its end
            .with("innodb_purge_threads", "2")
            // the start waits for each thread in turn; by default there are four of either
            .with("innodb_read_io_threads", "1")
            .with("innodb_write_io_threads", "1")
            // by these two the performance schema takes a server for a small one: 65 MB less to clear at the start
            .with("table_definition_cache", "400")
            .with("table_open_cache", "2000")
            // room for 128 each is cleared by default: 50 MB more
            .with("performance_schema_accounts_size", "32")
            .with("performance_schema_hosts_size", "32")
            .with("performance_schema_users_size", "32")
            // by then 100, in which a test that turns its consumer on sees little
            .with("performance_schema_events_statements_history_long_size", "1000")
            .with("innodb_buffer_pool_dump_at_shutdown", "OFF")
            .with("innodb_buffer_pool_load_at_startup", "OFF");

    /** For running as a process of this machine. */
    public static final ServerOptions RUNNING = IN_CONTAINER
            .with("bind_address", ServerAddress.LOOPBACK)
            .with("socket", ""); // none: its path could be longer than the system allows

    private DefaultOptions() {}
}

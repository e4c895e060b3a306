package io.github.mysqlclone.testkit.it.connection;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A global variable whose value every new session inherits, and which disturbs, or could be thought to. */
public record HostileSetting(String name, String value) {

    /** What is said of them is what they did on 9.7.4 to sessions that were not made neutral. */
    public static final List<HostileSetting> ALL = Stream.of(
                    // Cut answers, SHOW VARIABLES among them: "does not tell its version", and fewer schemas.
                    "sql_select_limit = 0",
                    "sql_select_limit = 3",
                    // Refuse answers: 1104 and 3024.
                    "max_join_size = 1",
                    "max_execution_time = 1",
                    // End a session that is at rest for a second.
                    "wait_timeout = 1",
                    "interactive_timeout = 1",
                    // Refuse what changes something (1792), and keep metadata locks.
                    "transaction_read_only = ON",
                    "autocommit = 0",
                    "completion_type = 'RELEASE'",
                    "completion_type = 'CHAIN'",
                    "transaction_isolation = 'SERIALIZABLE'",
                    "transaction_isolation = 'READ-UNCOMMITTED'",
                    // Change how text is read or written.
                    "sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,HIGH_NOT_PRECEDENCE'",
                    "sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY,NO_UNSIGNED_SUBTRACTION'",
                    "sql_mode = ''",
                    "time_zone = '-11:00'",
                    "lc_messages = 'de_DE'",
                    "lc_time_names = 'de_DE'",
                    "init_connect = 'SET SESSION sql_select_limit = 1, SESSION sql_mode = \"ANSI\"'",
                    "sql_auto_is_null = ON",
                    "sql_quote_show_create = OFF",
                    "show_create_table_verbosity = ON",
                    "character_set_client = latin1",
                    "character_set_connection = latin1",
                    "character_set_results = latin1",
                    "collation_connection = utf8mb4_bin",
                    "show_gipk_in_create_table_and_information_schema = OFF",
                    // Do no harm.
                    "sql_safe_updates = ON",
                    "group_concat_max_len = 4",
                    "sort_buffer_size = 32768",
                    "read_buffer_size = 8192",
                    "read_rnd_buffer_size = 1",
                    "join_buffer_size = 128",
                    "tmp_table_size = 1024",
                    "max_heap_table_size = 16384",
                    "max_sort_length = 4",
                    "max_error_count = 0",
                    "max_seeks_for_key = 1",
                    "net_read_timeout = 1",
                    "net_write_timeout = 1",
                    "lock_wait_timeout = 1",
                    "innodb_lock_wait_timeout = 1",
                    "information_schema_stats_expiry = 31536000",
                    "sql_require_primary_key = ON",
                    "sql_generate_invisible_primary_key = ON",
                    "foreign_key_checks = OFF",
                    "unique_checks = OFF",
                    "explicit_defaults_for_timestamp = OFF",
                    "low_priority_updates = ON",
                    "sql_buffer_result = ON",
                    "big_tables = ON",
                    "div_precision_increment = 0",
                    "parser_max_mem_size = 10000000",
                    "range_optimizer_max_mem_size = 1",
                    "optimizer_search_depth = 1",
                    "cte_max_recursion_depth = 0",
                    "internal_tmp_mem_storage_engine = MEMORY",
                    "default_storage_engine = MyISAM",
                    "print_identified_with_as_hex = ON",
                    "long_query_time = 0")
            .map(HostileSetting::parse)
            .filter(HostileSetting::isThere)
            .toList();

    private static HostileSetting parse(String line) {
        String[] parts = line.split(" = ", 2);
        return new HostileSetting(parts[0], parts[1]);
    }

    /** Keys that nobody has asked for came with 8.0.30. */
    private boolean isThere() {
        return TestedMySql.isAtLeast("8.0.30") || !(name.contains("_gipk_") || name.contains("_generate_invisible_"));
    }

    /** Its own threads are read-only then: the receiver cannot note how far it is (13122, seen on 9.7.4). */
    public boolean stopsReplication() {
        return name.equals("transaction_read_only");
    }

    public void setOn(TestServer server) throws SQLException {
        execute(server, "SET GLOBAL " + this);
    }

    /** For the next start, too: a replace clone ends with one. */
    public void persistOn(TestServer server) throws SQLException {
        execute(server, "SET PERSIST " + this);
    }

    public void takeBackOn(TestServer server) throws SQLException {
        execute(server, "SET GLOBAL " + name + " = DEFAULT");
    }

    private static void execute(TestServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return name + " = " + value;
    }
}

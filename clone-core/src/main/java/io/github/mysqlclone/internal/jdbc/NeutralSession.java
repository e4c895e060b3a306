package io.github.mysqlclone.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The session values that the library's statements rely on, whatever a server's global variables or a pool say.
 *
 * <p>A statement that the server refuses changes none of them (manual, SET Syntax for Variable Assignment).
 *
 * <p>No value is DEFAULT, which is the global one. Everybody may set each of them in a session (manual, System Variable
 * Privileges).
 */
final class NeutralSession {

    private static final int ALWAYS = 0;

    /** A value that a session has while it is the library's; below that version the server has no such variable. */
    private record Value(String name, String text, int since) {}

    private static final List<Value> VALUES = List.of(
            // Cut or refuse an answer.
            new Value("sql_select_limit", "18446744073709551615", ALWAYS),
            new Value("max_join_size", "18446744073709551615", ALWAYS),
            // After max_join_size, which changes it.
            new Value("sql_big_selects", "1", ALWAYS),
            new Value("group_concat_max_len", "1048576", ALWAYS),
            new Value("sort_buffer_size", "262144", ALWAYS),
            new Value("max_execution_time", "0", 50708),
            // Give up on a table that somebody has locked: CHECKSUM TABLE then answers NULL.
            new Value("lock_wait_timeout", "31536000", ALWAYS),
            // End a session that is at rest, or whose other side is slow.
            new Value("wait_timeout", "604800", ALWAYS),
            new Value("net_read_timeout", "30", ALWAYS),
            new Value("net_write_timeout", "60", ALWAYS),
            // Keep a transaction open, begin the next one, or refuse what changes something.
            new Value("autocommit", "1", ALWAYS),
            new Value("completion_type", "0", ALWAYS),
            new Value("sql_safe_updates", "0", ALWAYS),
            new Value("transaction_isolation", "'REPEATABLE-READ'", 50720),
            new Value("transaction_read_only", "0", 50720),
            // Change how a statement is read, or how an answer is written.
            new Value("sql_mode", "'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'", ALWAYS),
            new Value("time_zone", "'+00:00'", ALWAYS),
            new Value("lc_messages", "'en_US'", ALWAYS),
            new Value("sql_auto_is_null", "0", ALWAYS),
            new Value("sql_quote_show_create", "1", ALWAYS),
            new Value("show_create_table_verbosity", "0", 50722),
            new Value("show_gipk_in_create_table_and_information_schema", "1", 80030));

    private NeutralSession() {}

    /** Returns the statement that sets them all. */
    static String set() {
        return statement(value -> "SESSION " + value.name() + " = " + value.text());
    }

    /** Returns the statement that sets them all and keeps what was there in the session, so that nothing is read first. */
    static String setAndKeep() {
        return statement(value ->
                kept(value) + " = @@SESSION." + value.name() + ", SESSION " + value.name() + " = " + value.text());
    }

    /** Returns the statement that puts back what was kept. */
    static String putBack() {
        return statement(value -> "SESSION " + value.name() + " = " + kept(value) + ", " + kept(value) + " = NULL");
    }

    private static String kept(Value value) {
        return "@mysql_clone_" + value.name();
    }

    /** MariaDB leaves out what stands in a comment for MySQL 5.7 and later. */
    private static String statement(Function<Value, String> assignment) {
        List<String> assignments = new ArrayList<>();
        StringBuilder versioned = new StringBuilder();
        for (Value value : VALUES) {
            if (value.since() == ALWAYS) {
                assignments.add(assignment.apply(value));
            } else {
                versioned.append(
                        String.format(Locale.ROOT, " /*!%05d , %s */", value.since(), assignment.apply(value)));
            }
        }
        return "SET " + String.join(", ", assignments) + versioned;
    }
}

package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.ServerVersion;
import java.util.List;

/**
 * The one place where a test's statement, or the name of an option or a privilege in it, becomes one in the words of the
 * server's version. Tests are written in today's.
 *
 * <p>By the manual START REPLICA and the like came with 8.0.22, CHANGE REPLICATION SOURCE with 8.0.23, the variables' new names
 * with 8.0.26, SHOW BINARY LOG STATUS, RESET BINARY LOGS AND GTIDS, DISABLE ON REPLICA and SET_ANY_DEFINER with 8.2.0.
 */
public final class OwnWords {

    /** Words of today, from when on they are understood, and what stood for them before. */
    private record Word(String today, String since, String before) {}

    private static final List<Word> WORDS = List.of(
            new Word("RESET BINARY LOGS AND GTIDS", "8.2.0", "RESET MASTER"),
            new Word("SHOW BINARY LOG STATUS", "8.2.0", "SHOW MASTER STATUS"),
            new Word("DISABLE ON REPLICA", "8.2.0", "DISABLE ON SLAVE"),
            new Word("SET_ANY_DEFINER", "8.2.0", "SET_USER_ID"),
            new Word("skip_replica_start", "8.0.26", "skip_slave_start"),
            new Word("log_replica_updates", "8.0.26", "log_slave_updates"),
            new Word("replica_skip_errors", "8.0.26", "slave_skip_errors"),
            new Word("CHANGE REPLICATION SOURCE TO", "8.0.23", "CHANGE MASTER TO"),
            new Word("START REPLICA", "8.0.22", "START SLAVE"),
            new Word("STOP REPLICA", "8.0.22", "STOP SLAVE"),
            new Word("RESET REPLICA", "8.0.22", "RESET SLAVE"),
            new Word("SHOW REPLICA", "8.0.22", "SHOW SLAVE"));

    private OwnWords() {}

    /** Returns the statement for the MySQL that the tests run on. */
    public static String of(String statement) {
        return of(statement, TestedMySql.version());
    }

    /** Returns the statement for a version. */
    static String of(String statement, ServerVersion version) {
        String own = statement;
        for (Word word : WORDS) {
            if (version.compareTo(ServerVersion.parse(word.since())) < 0) {
                own = own.replace(word.today(), word.before());
            }
        }
        return version.isAtLeast(8, 0, 23)
                ? own
                // The options of CHANGE, and no value that looks like one.
                : own.replaceAll("\\b(GET_)?SOURCE_(?=[A-Z_]+ =)", "$1MASTER_");
    }

    /** Tells whether some version since 8.0.17 says it in other words. */
    static boolean changes(String text) {
        return WORDS.stream().anyMatch(word -> text.contains(word.today()));
    }

    /** Returns how {@code information_schema.EVENTS} calls an event that fires on the source only. */
    public static String disabledOnReplica() {
        return TestedMySql.since("8.2.0", "REPLICA_SIDE_DISABLED", "SLAVESIDE_DISABLED");
    }
}

package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.server.ServerVersion;
import java.util.Locale;

/**
 * The words of replication in a server's own version.
 *
 * <p>By the manual CHANGE REPLICATION SOURCE and its options came with 8.0.23, START REPLICA and the like with 8.0.22; as the
 * old words went on to work until 8.4, one boundary does for both. SHOW BINARY LOG STATUS and DISABLE ON REPLICA came with 8.2.
 *
 * @param source SOURCE or MASTER
 * @param replica REPLICA or SLAVE
 * @param binlogStatus the statement that tells where a server is in its own binary log
 */
public record ReplicationWords(String source, String replica, String binlogStatus) {

    /** A literal is to be read back as it was written, whatever the session's sql_mode was. */
    private static final SqlMode MODE = new SqlMode(false);

    /** Returns the words of a version. */
    public static ReplicationWords of(ServerVersion version) {
        boolean modern = version.isAtLeast(8, 0, 23);
        return new ReplicationWords(
                modern ? "SOURCE" : "MASTER",
                modern ? "REPLICA" : "SLAVE",
                version.isAtLeast(8, 2, 0) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
    }

    /** Returns the statement that lists the replicas of a source; its column for their uuid is {@link #uuidOfReplica}. */
    String showReplicas() {
        return replica.equals("REPLICA") ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS";
    }

    String uuidOfReplica() {
        return replica.equals("REPLICA") ? "Replica_UUID" : "Slave_UUID";
    }

    String showStatus() {
        return "SHOW " + replica + " STATUS";
    }

    /** Returns the beginning of the statement that configures a channel. */
    String change() {
        return source.equals("SOURCE") ? "CHANGE REPLICATION SOURCE TO " : "CHANGE MASTER TO ";
    }

    /** Returns START or STOP for both halves of a channel. */
    String both(String verb, String channel) {
        return verb + " " + replica + forChannel(channel);
    }

    /** Returns START or STOP for the receiver only. */
    String receiver(String verb, String channel) {
        return verb + " " + replica + " IO_THREAD" + forChannel(channel);
    }

    /** Returns START or STOP for the applier only. */
    public String applier(String verb, String channel) {
        return verb + " " + replica + " SQL_THREAD" + forChannel(channel);
    }

    /** Returns the statement that lets the applier run until it has executed these transactions. */
    public String applierUntil(String condition, String channel) {
        return "START " + replica + " SQL_THREAD UNTIL " + condition + forChannel(channel);
    }

    /** Returns the statement that forgets what was fetched and not applied, and fetches again from behind what was. */
    String dropFetched(String channel, boolean byGtid, BinlogPosition applied) {
        return byGtid
                ? "RESET " + replica + forChannel(channel)
                : change() + source + "_LOG_FILE = " + literal(applied.file()) + ", " + source + "_LOG_POS = "
                        + applied.position() + forChannel(channel);
    }

    String reset(String channel) {
        return "RESET " + replica + " ALL" + forChannel(channel);
    }

    private static String forChannel(String channel) {
        return " FOR CHANNEL " + literal(channel);
    }

    /** Returns a text in quotes, for a session without a sql_mode. */
    public static String literal(String text) {
        return MODE.literal(text);
    }

    /** Returns a column's name in the words of today. */
    static String today(String column) {
        return column.toLowerCase(Locale.ROOT)
                .replace("master_", "source_")
                .replace("slave_", "replica_")
                .replace("behind_master", "behind_source");
    }
}

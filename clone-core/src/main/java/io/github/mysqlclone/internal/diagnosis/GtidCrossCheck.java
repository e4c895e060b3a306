package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.sql.SQLException;
import java.util.List;

/**
 * Holds the recorded GTID set against the server's own.
 *
 * <p>Older releases cut the column at 4096 characters (8.0.27; Bug#34828542), while {@code gtid_executed} is whole. A set
 * that has grown since is no error, but says that the fresh copy has executed transactions of its own.
 */
public final class GtidCrossCheck {

    private final ServerConnection connection;
    private final List<String> warnings;

    /** Ask this server, and add to these warnings. */
    public GtidCrossCheck(ServerConnection connection, List<String> warnings) {
        this.connection = connection;
        this.warnings = warnings;
    }

    /** Return the coordinates as they are, with a warning where the sets differ. */
    public BinlogCoordinates apply(BinlogCoordinates recorded) {
        try {
            GtidSet executed = GtidSet.parse(connection
                    .queryFirst("SELECT @@GLOBAL.gtid_executed", row -> row.getString(1))
                    .orElse(""));
            if (executed.equals(recorded.gtidExecuted())) {
                return recorded;
            }
            warnings.add("clone_status recorded the GTID set " + recorded.gtidExecuted()
                    + ", but gtid_executed is now " + executed
                    + ": the recipient has executed transactions since, or an old release has cut the record.");
        } catch (SQLException | IllegalArgumentException e) {
            warnings.add("gtid_executed could not be held against the recorded GTID set: " + e.getMessage());
        }
        return recorded;
    }
}

package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a server's variables say that matters to replication.
 *
 * @param uuid {@code server_uuid}
 * @param serverId {@code server_id}
 * @param gtidMode {@code gtid_mode}
 * @param logsBinary whether {@code log_bin} is on
 * @param readOnly whether {@code super_read_only} is on
 * @param executed {@code gtid_executed}
 * @param purged {@code gtid_purged}
 */
public record ReplicationVariables(
        String uuid,
        String serverId,
        GtidMode gtidMode,
        boolean logsBinary,
        boolean readOnly,
        GtidSet executed,
        GtidSet purged) {

    private static final String QUERY = "SELECT @@GLOBAL.server_id, @@GLOBAL.gtid_mode, @@GLOBAL.log_bin,"
            + " @@GLOBAL.super_read_only, @@GLOBAL.gtid_executed, @@GLOBAL.gtid_purged";

    /** The values of {@code gtid_mode}, in their order. */
    public enum GtidMode {
        /** No transaction has one. */
        OFF,
        /** New ones have none, replicated ones may. */
        OFF_PERMISSIVE,
        /** New ones have one, replicated ones may have none. */
        ON_PERMISSIVE,
        /** Each has one. */
        ON
    }

    /** Read it. SHOW VARIABLES would cut long GTID sets off. */
    public static ReplicationVariables of(ServerConnection connection) throws SQLException {
        String uuid = connection.identity().uuid();
        return connection.queryFirst(QUERY, row -> of(uuid, row)).orElseThrow();
    }

    private static ReplicationVariables of(String uuid, ResultSet row) throws SQLException {
        return new ReplicationVariables(
                uuid,
                row.getString(1),
                GtidMode.valueOf(row.getString(2)),
                row.getBoolean(3),
                row.getBoolean(4),
                GtidSet.parse(row.getString(5)),
                GtidSet.parse(row.getString(6)));
    }

    /** Returns whether a replica in this state can go by GTIDs with this source; by the manual, "GTID Modes". */
    boolean goesByGtidFrom(ReplicationVariables source) {
        return source.gtidMode == GtidMode.ON && gtidMode != GtidMode.OFF;
    }

    /** Returns whether the two modes go together at all, by GTIDs or by file and position. */
    boolean goesTogetherWith(ReplicationVariables source) {
        return switch (gtidMode) {
            case OFF -> source.gtidMode.compareTo(GtidMode.ON_PERMISSIVE) < 0;
            case OFF_PERMISSIVE, ON_PERMISSIVE -> true;
            case ON -> source.gtidMode.compareTo(GtidMode.OFF_PERMISSIVE) > 0;
        };
    }
}

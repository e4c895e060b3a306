package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quarantine in which a clone has left a server, by the ledger of that clone.
 *
 * <p>Its three values prove nothing by themselves: many a production replica is set up just so.
 *
 * @param coordinates up to where the copy goes; empty if it has none, or has applied something since
 */
record EarlierRunQuarantine(Optional<BinlogCoordinates> coordinates) {

    // Both names of the third are asked for: the old one was all there was before 8.0.26, and before 8.0.24 there was
    // none.
    private static final String NAMES =
            "('super_read_only', 'event_scheduler', 'skip_replica_start', 'skip_slave_start')";
    private static final String IN_FORCE = "SHOW GLOBAL VARIABLES WHERE Variable_name IN " + NAMES;
    private static final String PERSISTED =
            "SELECT VARIABLE_NAME, VARIABLE_VALUE FROM performance_schema.persisted_variables WHERE VARIABLE_NAME IN "
                    + NAMES;

    /** Ask the notes; empty if they know of none that is not lifted. */
    static Optional<EarlierRunQuarantine> of(String recipientUuid, EarlierRunLedger notes) {
        return notes.about(recipientUuid)
                .filter(EarlierRunLedger::tellOfQuarantine)
                .map(Ledger::coordinates)
                .map(EarlierRunQuarantine::new);
    }

    /**
     * Tell whether a server is set up as in quarantine. Only one on which all values are in force is asked what is persisted,
     * which takes SELECT on that table.
     */
    static boolean isAsIfIn(ServerConnection copy) throws SQLException {
        return isOne(copy.variables(IN_FORCE)) && isOne(copy.variables(PERSISTED));
    }

    static boolean isOne(Map<String, String> values) {
        return "ON".equals(values.get("super_read_only"))
                && "OFF".equals(values.get("event_scheduler"))
                && Stream.of("skip_replica_start", "skip_slave_start")
                        .map(name -> values.getOrDefault(name, "ON"))
                        .allMatch("ON"::equals);
    }
}

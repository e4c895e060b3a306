package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quarantine that a clone has left a server in; see {@link io.github.mysqlclone.preparation.Quarantine}.
 *
 * @param coordinates up to where the copy goes; empty unless the ledger of that clone says so. As long as the
 *     quarantine holds nothing is written to the copy, so that it is still there
 */
record LeftQuarantine(Optional<BinlogCoordinates> coordinates) {

    // Both names of the third are asked for: the old one was all there was before 8.0.26.
    private static final String NAMES =
            "('super_read_only', 'event_scheduler', 'skip_replica_start', 'skip_slave_start')";
    private static final String IN_FORCE = "SHOW GLOBAL VARIABLES WHERE Variable_name IN " + NAMES;
    private static final String PERSISTED =
            "SELECT VARIABLE_NAME, VARIABLE_VALUE FROM performance_schema.persisted_variables WHERE VARIABLE_NAME IN "
                    + NAMES;

    /** Look at a server; empty if it is in none. */
    static Optional<LeftQuarantine> of(ServerConnection copy, LeftNotes notes) throws SQLException {
        if (!isOn(copy)) {
            return Optional.empty();
        }
        return Optional.of(
                new LeftQuarantine(notes.about(copy.identity().uuid()).flatMap(Ledger::coordinates)));
    }

    /** Look. Only a server on which all three values are in force is asked what is persisted, which takes SELECT on that table. */
    static boolean isOn(ServerConnection copy) throws SQLException {
        return isOne(copy.variables(IN_FORCE)) && isOne(copy.variables(PERSISTED));
    }

    static boolean isOne(Map<String, String> values) {
        return "ON".equals(values.get("super_read_only"))
                && "OFF".equals(values.get("event_scheduler"))
                && Stream.of("skip_replica_start", "skip_slave_start").anyMatch(name -> "ON".equals(values.get(name)));
    }
}

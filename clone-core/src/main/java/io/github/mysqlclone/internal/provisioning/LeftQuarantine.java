package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** Recognises the quarantine that a clone has left a server in; see {@link io.github.mysqlclone.preparation.Quarantine}. */
final class LeftQuarantine {

    // Both names of the third are asked for: the old one was all there was before 8.0.26.
    private static final String NAMES =
            "('super_read_only', 'event_scheduler', 'skip_replica_start', 'skip_slave_start')";
    private static final String IN_FORCE = "SHOW GLOBAL VARIABLES WHERE Variable_name IN " + NAMES;
    private static final String PERSISTED =
            "SELECT VARIABLE_NAME, VARIABLE_VALUE FROM performance_schema.persisted_variables WHERE VARIABLE_NAME IN "
                    + NAMES;

    private LeftQuarantine() {}

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

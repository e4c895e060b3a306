package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.internal.jdbc.Rows;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The one row of {@code clone_status}, as the server keeps it.
 *
 * @param session the session of a clone in this process; 0 after a restart
 * @param beganAt in microseconds since 1970 by the server's clock then
 */
record StatusRow(boolean isOurs, String state, long session, long beganAt, String source, String place, int error) {

    static final String IN_PROGRESS = "In Progress";
    static final String COMPLETED = "Completed";
    static final String FAILED = "Failed";

    /** Where a clone goes that replaces the server's own data. */
    static final String IN_PLACE = "LOCAL INSTANCE";

    /** Returns whether it replaces the server's own data, and so ends with a restart. */
    boolean isInPlace() {
        return place.equals(IN_PLACE);
    }

    StatusRow in(String newState, int newError) {
        return new StatusRow(isOurs, newState, session, beganAt, source, place, newError);
    }

    /** The process that ran it is gone. */
    StatusRow withoutSession() {
        return new StatusRow(isOurs, state, 0, beganAt, source, place, error);
    }

    /** Another reader of the table has taken it away. */
    StatusRow withoutSource() {
        return new StatusRow(isOurs, state, session, beganAt, "", place, error);
    }

    Map<String, Object> asAnswer() {
        return Rows.row(
                "PID",
                session,
                "STATE",
                state,
                "BEGIN_TIME",
                BigDecimal.valueOf(beganAt / 1_000, 3),
                "END_TIME",
                0,
                "SOURCE",
                source,
                "DESTINATION",
                place,
                "ERROR_NO",
                error,
                "ERROR_MESSAGE",
                error == 0 ? "" : "error " + error,
                "BINLOG_FILE",
                "",
                "BINLOG_POSITION",
                0,
                "GTID_EXECUTED",
                "");
    }
}

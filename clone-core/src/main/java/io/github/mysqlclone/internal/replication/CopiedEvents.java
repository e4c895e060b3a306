package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.Identifier;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.verify.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The events that a clone has copied as ENABLED, though a replica must not fire them.
 *
 * <p>ALTER EVENT makes whoever says it the definer unless the old one is named; sql_mode and time zone stay (seen on 9.7.4).
 */
record CopiedEvents(ServerConnection copy) {

    /** An event that fires. */
    record Event(TableName name, String definer) {}

    List<Event> enabled() throws SQLException {
        return copy.query(
                "SELECT EVENT_SCHEMA, EVENT_NAME, DEFINER FROM information_schema.EVENTS WHERE STATUS = 'ENABLED'",
                row -> new Event(new TableName(row.getString(1), row.getString(2)), row.getString(3)));
    }

    /** Finds out whether there may be events that the account does not see; the server says nothing of those. */
    Optional<Obstacle> unseen() throws SQLException {
        Grants grants = Grants.of(copy);
        return grants.hasGlobal("EVENT") && grants.partiallyRevoked().isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ObstacleKind.EVENTS_UNSEEN,
                        "The account used on " + copy.server()
                                + " does not see the events of every schema, and those that"
                                + " are ENABLED there would fire on both servers.",
                        "GRANT EVENT ON *.* to it, or say keepEvents()."));
    }

    void leaveToTheSource(List<Event> events) throws SQLException {
        boolean modern = copy.identity().versionForWords().isAtLeast(8, 2, 0);
        alter(events, modern ? "DISABLE ON REPLICA" : "DISABLE ON SLAVE");
    }

    void enableAgain(List<Event> events) throws SQLException {
        alter(events, "ENABLE");
    }

    private void alter(List<Event> events, String change) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        copy.setSessionVariable("sql_log_bin", 0);
        for (Event event : events) {
            copy.execute("ALTER DEFINER = " + account(event.definer()) + " EVENT " + Identifier.of(event.name()) + " "
                    + change);
        }
    }

    /** A user may hold an at sign, a host may not. */
    private static String account(String definer) {
        int at = definer.lastIndexOf('@');
        return Identifier.of(definer.substring(0, at)) + "@" + Identifier.of(definer.substring(at + 1));
    }
}

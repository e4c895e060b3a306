package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.preparation.execution.WritableForOneStatement;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Takes a copy that has caught up out of its quarantine.
 *
 * <p>Its events are left to the source first, while no scheduler runs yet: lifted as they are they would fire here, too.
 */
public record Handover(Optional<Quarantine> quarantine, boolean keepsEvents, ServerConnection copy) {

    static Handover of(ReplicaPlan plan, ServerConnection copy) {
        return new Handover(plan.quarantine(), plan.keepsEvents(), copy);
    }

    void run(MySqlServer recipient) {
        if (quarantine.isEmpty()) {
            return;
        }
        if (!keepsEvents) {
            leaveEventsToTheSource(copy, recipient);
        }
        quarantine.get().lift(recipient);
    }

    /** Leave them to it, on a server that may take no writes. */
    public static void leaveEventsToTheSource(ServerConnection copy, MySqlServer recipient) {
        CopiedEvents events = new CopiedEvents(copy);
        try {
            Optional<Obstacle> unseen = events.unseen();
            if (unseen.isPresent()) {
                throw new ReplicaRefusedException("The end of the quarantine of " + recipient, List.of(unseen.get()));
            }
            List<CopiedEvents.Event> enabled = events.enabled();
            if (!enabled.isEmpty()) {
                // Closed again at once: the quarantine is to be lifted as it was laid.
                WritableForOneStatement.during(copy, () -> events.leaveToTheSource(enabled));
            }
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    recipient,
                    "The events of " + recipient + " could not be left to its source, so that it stays in quarantine: "
                            + e.getMessage()
                            + ". The account needs EVENT, SET_ANY_DEFINER, SYSTEM_VARIABLES_ADMIN and CONNECTION_ADMIN.",
                    ServerError.of(e).orElse(null),
                    e);
        }
    }
}

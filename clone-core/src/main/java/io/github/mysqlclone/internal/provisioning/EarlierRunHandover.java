package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.replication.Handover;
import io.github.mysqlclone.internal.replication.ReplicaStatusReader;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier run left when it was broken off: the quarantine, and whatever else it has noted.
 *
 * <p>Only its ledger tells what was persisted before the quarantine. Without it that stays, for nobody may open a server to
 * writes on a guess.
 */
record EarlierRunHandover(MySqlServer recipient, MySqlServer donor, EarlierRunLedger notes, ConnectionOpener opener) {

    private static final Logger log = LoggerFactory.getLogger(EarlierRunHandover.class);

    /** Returns the same for the recipient as it is reached after a clone. */
    EarlierRunHandover reaching(MySqlServer afterClone) {
        return new EarlierRunHandover(afterClone, donor, notes, opener);
    }

    /** Do it for a copy that has caught up; return what could not be undone. */
    List<Leftover> run(String uuid, boolean keepsEvents) {
        Optional<Ledger> left = notes.about(uuid);
        if (left.filter(EarlierRunLedger::tellOfQuarantine).isPresent() && !keepsEvents) {
            try (ServerConnection copy = opener.open(recipient, uuid)) {
                Handover.leaveEventsToTheSource(copy, recipient);
            }
        }
        return undo(uuid);
    }

    /** Undo what the earlier run noted of this recipient and did not come to undo; return what could not be undone. */
    List<Leftover> undo(String uuid) {
        if (notes.about(uuid).isEmpty()) {
            return List.of();
        }
        log.info("Undoing what an earlier run on {} has noted", recipient);
        try {
            return CloneCleanup.recover(notes.file().orElseThrow(), recipient, donor);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of an earlier run on " + recipient + " cannot be read.", e);
        }
    }

    /** Returns whether it is set up as in quarantine, now that all is done. */
    boolean isAsIfInQuarantine(String uuid) {
        try (ServerConnection copy = opener.open(recipient, uuid)) {
            boolean stays = EarlierRunQuarantine.isAsIfIn(copy);
            if (stays) {
                log.info(
                        "{} is set up as in quarantine: super_read_only, event_scheduler and skip_replica_start are"
                                + " persisted. If a run that was broken off has left it so, and its ledger is gone, leave its"
                                + " ENABLED events to the donor and set the three as they are to be.",
                        recipient);
            }
            return stays;
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(recipient, e);
        }
    }
}

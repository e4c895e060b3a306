package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.Handover;
import io.github.mysqlclone.internal.replication.StatusLook;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier run left when it was broken off: the quarantine, and whatever else it has noted.
 *
 * <p>Only its ledger tells what was persisted before the quarantine. Without it that stays, for nobody may open a server to
 * writes on a guess.
 */
record LateHandover(MySqlServer recipient, MySqlServer donor, LeftNotes notes, ConnectionOpener opener) {

    private static final Logger log = LoggerFactory.getLogger(LateHandover.class);

    /** Do it for a copy that has caught up; return whether it stays in quarantine. */
    boolean run(String uuid, boolean keepsEvents) {
        try (ServerConnection copy = opener.open(recipient, uuid)) {
            if (LeftQuarantine.isOn(copy) && !keepsEvents) {
                Handover.leaveEventsToTheSource(copy, recipient);
            }
            settleNotes(uuid);
            boolean stays = LeftQuarantine.isOn(copy);
            if (stays) {
                log.warn(
                        "{} stays in the quarantine of an earlier run: no ledger says what was persisted before it. RESET"
                                + " PERSIST super_read_only, event_scheduler and skip_replica_start, and set them as"
                                + " they are to be.",
                        recipient);
            }
            return stays;
        } catch (SQLException e) {
            throw StatusLook.unreadable(recipient, e);
        }
    }

    /** Undo what the earlier run noted of this recipient and did not come to undo. */
    void settleNotes(String uuid) {
        if (notes.about(uuid).isEmpty()) {
            return;
        }
        log.info("Undoing what an earlier run on {} has noted", recipient);
        try {
            CloneCleanup.recover(notes.file().orElseThrow(), recipient, donor);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of an earlier run on " + recipient + " cannot be read.", e);
        }
    }
}

package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.replication.Handover;
import io.github.mysqlclone.internal.replication.StatusLook;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier run left when it was broken off: the quarantine, and whatever else its ledger has noted.
 *
 * <p>Only the ledger tells what was persisted before the quarantine. Without it that stays, for nobody may open a server to
 * writes on a guess.
 */
record LateHandover(MySqlServer recipient, MySqlServer donor, Optional<Path> ledger, ConnectionOpener opener) {

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
        Path file = ledger.filter(Files::exists).orElse(null);
        if (file == null) {
            return;
        }
        try {
            Ledger notes = Ledger.read(file);
            if (notes.outstanding().isEmpty() || notes.head().recipientUuid().equalsIgnoreCase(uuid)) {
                log.info("Undoing what an earlier run has noted in {}", file);
                CloneCleanup.recover(file, recipient, donor);
            } else {
                log.warn(
                        "The ledger {} is about server {}, not about {}",
                        file,
                        notes.head().recipientUuid(),
                        recipient);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The ledger " + file + ", in which an earlier run noted what is to be undone on " + recipient
                            + ", cannot be read. Undo it by hand, and move the file away.",
                    e);
        }
    }
}

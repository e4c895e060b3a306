package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.preparation.PreparationPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notes that an earlier run may have left.
 *
 * @param file where it would have left them; empty if the caller keeps none
 */
record EarlierRunLedger(Optional<Path> file) {

    private static final Logger log = LoggerFactory.getLogger(EarlierRunLedger.class);

    /** Returns whether a quarantine is among them that is not lifted. */
    static boolean tellOfQuarantine(Ledger notes) {
        return notes.outstanding().stream().anyMatch(note -> note.change().part() == PreparationPart.QUARANTINE);
    }

    /** Note that the copy is about to apply what follows, so that nobody takes it for untouched. */
    void applying(String recipientUuid) {
        if (about(recipientUuid).isEmpty()) {
            return;
        }
        try {
            Ledger ledger = Ledger.read(file.orElseThrow());
            try {
                ledger.applying();
            } finally {
                ledger.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The ledger " + file.orElseThrow() + " cannot be written, so that replication does not begin.", e);
        }
    }

    /** Returns those about one recipient. */
    Optional<Ledger> about(String recipientUuid) {
        Path path = file.filter(Files::exists).orElse(null);
        if (path == null) {
            return Optional.empty();
        }
        try {
            Ledger notes = Ledger.look(path);
            // A process that died while it began the file has left an empty one.
            if (notes.outstanding().isEmpty() || notes.head().recipientUuid().equalsIgnoreCase(recipientUuid)) {
                return Optional.of(notes);
            }
            log.debug("The ledger {} is about server {}", path, notes.head().recipientUuid());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + path
                            + ", in which an earlier run would have noted what is to be undone, cannot be read: "
                            + e.getMessage()
                            + ". If it is its ledger, undo by hand what it says. Move the file away, or name"
                            + " another.",
                    e);
        }
    }
}

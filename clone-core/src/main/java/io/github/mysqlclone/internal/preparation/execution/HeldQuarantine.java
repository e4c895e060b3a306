package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LiftOrder;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A quarantine whose notes are in a ledger. */
record HeldQuarantine(Ledger ledger, NetworkLimits limits, Set<String> notInForce) implements Quarantine {

    private static final Logger log = LoggerFactory.getLogger(HeldQuarantine.class);

    HeldQuarantine {
        notInForce = Set.copyOf(notInForce);
    }

    @Override
    public String recipientUuid() {
        return ledger.head().recipientUuid();
    }

    @Override
    public synchronized void lift(MySqlServer recipient) {
        List<Note> notes = LiftOrder.of(notes(ledger));
        ConnectionOpener opener = new ConnectionOpener(limits, SecretMask.of(recipient));
        try (ServerConnection connection = opener.open(recipient, recipientUuid())) {
            ChangeExecutor executor = new ChangeExecutor(connection);
            for (Note note : notes) {
                executor.putBack(note.change());
                settle(note);
            }
            log.info("Lifted the quarantine of {}", recipient);
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    recipient,
                    "The quarantine of " + recipient + " could not be lifted: " + e.getMessage() + " To do: "
                            + notes.stream()
                                    .map(Note::change)
                                    .flatMap((Change change) -> change.undo().stream())
                                    .collect(Collectors.joining("; ")),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    /** The quarantine that a ledger tells of; empty if it tells of none. */
    static Optional<Quarantine> in(Path file) throws IOException {
        Ledger ledger = Ledger.read(file);
        try {
            CloneTimeouts timeouts = CloneTimeouts.defaults();
            return notes(ledger).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new HeldQuarantine(
                            ledger, new NetworkLimits(timeouts.connect(), timeouts.query()), Set.of()));
        } finally {
            ledger.release();
        }
    }

    private static List<Note> notes(Ledger ledger) {
        return ledger.outstanding().stream()
                .filter(note -> note.change().part() == PreparationPart.QUARANTINE)
                .toList();
    }

    /** The server is right even if the notes are not, and the rest of the quarantine is to be lifted all the same. */
    private void settle(Note note) {
        try {
            ledger.settle(note);
        } catch (IOException e) {
            log.warn("The ledger could not be written: {}", e.toString());
        }
    }

    @Override
    public String toString() {
        return "quarantine of server " + recipientUuid()
                + (notInForce.isEmpty() ? "" : ", not in force: " + notInForce);
    }
}

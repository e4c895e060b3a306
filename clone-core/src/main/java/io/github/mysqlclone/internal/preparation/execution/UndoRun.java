package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LiftOrder;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what a ledger has outstanding, the latest first. One that fails keeps no other from being put back, but within
 * the quarantine: events do not fire on a copy of which something else is held still.
 */
final class UndoRun {

    private static final Logger log = LoggerFactory.getLogger(UndoRun.class);

    private final Ledger ledger;
    private final SideConnections connections;

    UndoRun(Ledger ledger, SideConnections connections) {
        this.ledger = ledger;
        this.connections = connections;
    }

    /** Do with each change what the rule says; return what could not be done. */
    List<Leftover> run(Function<Change, UndoDecision> rule) {
        List<Leftover> leftovers = new ArrayList<>();
        List<Note> outstanding = LiftOrder.of(ledger.outstanding());
        boolean mayOpenRecipient = outstanding.stream().map(Note::change).anyMatch(UndoRun::allowsToOpen);
        boolean quarantineStays = false;
        for (Note note : outstanding) {
            Change change = note.change();
            boolean isQuarantine = change.part() == PreparationPart.QUARANTINE;
            switch (rule.apply(change)) {
                case PUT_BACK -> {
                    if (isQuarantine && quarantineStays) {
                        leftovers.add(leftover(change, "the part of the quarantine that goes before it still stands"));
                    } else if (!putBack(note, change.side() == Side.RECIPIENT && mayOpenRecipient, leftovers)) {
                        quarantineStays |= isQuarantine;
                    }
                }
                case FORGET -> settle(note);
                case HOLD ->
                    log.info("Stays for now on the {}: {}", change.side().word(), change.what());
                case LEAVE -> {
                    leftovers.add(new Leftover(
                            change.side(),
                            change.what(),
                            change.undo(),
                            "only a server that is started on it can be rid of it"));
                    settle(note);
                }
            }
        }
        return leftovers;
    }

    /** Who quarantines the recipient, or asks for writes on it, has it opened; nobody else's server is. */
    private static boolean allowsToOpen(Change change) {
        return change.part() == PreparationPart.QUARANTINE || change.part() == PreparationPart.WRITES;
    }

    private boolean putBack(Note note, boolean mayOpen, List<Leftover> leftovers) {
        Change change = note.change();
        try {
            new ChangeExecutor(connections.to(change.side()), mayOpen).putBack(change);
            settle(note);
            log.info("Put back on the {}: {}", change.side().word(), change.what());
            return true;
        } catch (SQLException e) {
            leftovers.add(leftover(
                    change, ServerError.of(e).map(ServerError::toString).orElse(String.valueOf(e.getMessage()))));
        } catch (ServerConnectionException e) {
            leftovers.add(leftover(change, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            leftovers.add(leftover(change, "it failed unexpectedly: " + connections.mask(e.toString())));
        }
        return false;
    }

    private static Leftover leftover(Change change, String why) {
        Leftover leftover = new Leftover(change.side(), change.what(), change.undo(), why);
        log.warn("{}", leftover);
        return leftover;
    }

    /** The servers are right even if the notes are not: putting something back twice does no harm. */
    private void settle(Note note) {
        try {
            ledger.settle(note);
        } catch (IOException e) {
            log.warn("The ledger could not be written: {}", e.toString());
        }
    }

    /** List what is outstanding and is not touched. */
    List<Leftover> leave(String why) {
        return ledger.outstanding().stream()
                .map(note -> leftover(note.change(), why))
                .toList();
    }
}

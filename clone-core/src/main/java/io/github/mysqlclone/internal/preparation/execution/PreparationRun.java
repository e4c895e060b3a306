package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The changes of one clone, from the first note to the last that is put back. Used by one thread, but for {@link #isOutstanding()}. */
public final class PreparationRun {

    private static final Logger log = LoggerFactory.getLogger(PreparationRun.class);

    private final CloneSpec spec;
    private final PreparedServers preparedServers;
    private final Ledger ledger;

    private PreparationRun(CloneSpec spec, PreparedServers preparedServers, Ledger ledger) {
        this.spec = spec;
        this.preparedServers = preparedServers;
        this.ledger = ledger;
    }

    /** A change that was refused; what had been changed before it is outstanding. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Change> change;

        Refused(Optional<Change> change, Exception cause) {
            super(cause);
            this.change = change;
        }

        /** Returns the change; empty if the ledger could not be begun. */
        public Optional<Change> change() {
            return change;
        }
    }

    /**
     * Begin the notes; changes nothing yet. Until the end nobody else takes them up.
     *
     * @throws Refused if the ledger cannot be written
     */
    public static PreparationRun begin(CloneSpec spec, PreparedServers preparedServers) throws Refused {
        try {
            LedgerHead head = new LedgerHead(
                    spec.kind(),
                    preparedServers.recipientUuid(),
                    preparedServers.donorUuid().orElse(""));
            return new PreparationRun(
                    spec, preparedServers, Ledger.begin(head, spec.preparation().ledger()));
        } catch (IOException e) {
            throw new Refused(Optional.empty(), e);
        }
    }

    /**
     * Make the changes in order.
     *
     * @param stop asked before each; if it says so the rest is left out
     * @throws Refused if one is refused
     */
    public void make(List<Change> changes, Optional<Account> account, BooleanSupplier stop) throws Refused {
        Change at = null;
        try (SideConnections connections = preparedServers.before()) {
            for (Change planned : changes) {
                if (stop.getAsBoolean()) {
                    return;
                }
                at = planned;
                ChangeExecutor executor = new ChangeExecutor(connections.to(planned.side()));
                Change change = executor.current(planned);
                Note note = ledger.note(change);
                boolean isOurs = make(executor, note, account);
                log.info(
                        "{} on the {}: {}",
                        isOurs ? "Changed" : "Changed by somebody else",
                        change.side().word(),
                        change.what());
            }
        } catch (SQLException | IOException | ServerConnectionException e) {
            throw new Refused(Optional.ofNullable(at), e);
        } finally {
            removeIfEmpty();
        }
    }

    /** A ledger without a note would be in the way of the next clone. */
    private void removeIfEmpty() {
        try {
            ledger.closeIfEmpty();
        } catch (IOException e) {
            log.warn("The ledger could not be removed: {}", e.toString());
        }
    }

    /**
     * Return whether it was made here. One that the server refused as a whole needs no putting back, and may have been made by somebody
     * else; one whose answer got lost may have been made.
     */
    private boolean make(ChangeExecutor executor, Note note, Optional<Account> account)
            throws SQLException, IOException {
        try {
            executor.make(note.change(), account);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0 || executor.hasBegun()) {
                throw e;
            }
            ledger.withdraw(note);
            if (!executor.hasBeenMadeByAnother(note.change())) {
                throw e;
            }
            return false;
        }
    }

    /** Returns whether something is changed and not put back. */
    public boolean isOutstanding() {
        return !ledger.outstanding().isEmpty();
    }

    /** Put back what is not to stay, and add to the result what stays. */
    public CloneResult completed(CloneResult result) {
        if (!isOutstanding()) {
            return result;
        }
        result.coordinates().ifPresent(this::note);
        try {
            List<Leftover> leftovers = putBackAfterCompletion();
            // Not before: the server is opened to put some things back, and a connection that breaks then leaves it
            // open.
            Optional<Quarantine> quarantine = quarantine();
            List<String> warnings = new ArrayList<>(result.warnings());
            quarantine.filter(held -> !held.notInForce().isEmpty()).ifPresent(held -> {
                warnings.add("The quarantine is not in force: " + String.join(", ", held.notInForce())
                        + ". Was the server started with --no-defaults, or did somebody set them?");
                log.warn(warnings.get(warnings.size() - 1));
            });
            return PreparedOutcome.of(result, warnings, leftovers, quarantine);
        } finally {
            ledger.release();
        }
    }

    private List<Leftover> putBackAfterCompletion() {
        try (SideConnections connections = preparedServers.afterCompletion()) {
            return new UndoRun(ledger, connections).run(change -> UndoDecision.completed(change, spec.preparation()));
        }
    }

    /** For the one who takes up a copy that is in quarantine still. */
    private void note(BinlogCoordinates reached) {
        try {
            ledger.completed(reached);
        } catch (IOException e) {
            log.warn("The ledger could not be written: {}", e.toString());
        }
    }

    /** Put everything back. */
    public List<Leftover> failed(RecipientData data) {
        if (!isOutstanding()) {
            return List.of();
        }
        try (SideConnections connections = preparedServers.afterFailure()) {
            return new UndoRun(ledger, connections).run(change -> UndoDecision.failed(change, data));
        } finally {
            ledger.release();
        }
    }

    /** Put everything back and add to the failure what could not be. */
    public CloneFailure failed(CloneFailure failure) {
        List<Leftover> leftovers = new ArrayList<>(failure.leftovers());
        leftovers.addAll(failed(failure.recipientData()));
        return PreparedOutcome.of(failure, leftovers);
    }

    /** Touch nothing, since the clone may still run; list what is outstanding. */
    public List<Leftover> unresolved() {
        try (SideConnections connections = preparedServers.afterFailure()) {
            return new UndoRun(ledger, connections)
                    .leave("nobody knows whether the clone has ended; CloneCleanup.recover undoes it from a ledger");
        } finally {
            ledger.release();
        }
    }

    /** Returns the quarantine of which nobody could prove that it is in force; empty if none is wanted or it is lifted. */
    public Optional<Quarantine> unprovenQuarantine() {
        Set<String> names = new TreeSet<>();
        quarantineChanges().forEach(change -> names.add(change.name()));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldQuarantine(ledger, preparedServers.limits(), names));
    }

    private List<PersistedChange> quarantineChanges() {
        return ledger.outstanding().stream()
                .map(Note::change)
                .filter(PersistedChange.class::isInstance)
                .map(PersistedChange.class::cast)
                .toList();
    }

    /** On a connection of its own, as the one before it may be broken. */
    private Optional<Quarantine> quarantine() {
        List<PersistedChange> wanted = quarantineChanges();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Set<String> missing = new TreeSet<>();
        try (SideConnections connections = preparedServers.afterCompletion()) {
            ChangeExecutor executor = new ChangeExecutor(connections.to(Side.RECIPIENT));
            for (PersistedChange change : wanted) {
                if (executor.value(change.name()).filter(change.after()::equals).isEmpty()) {
                    missing.add(change.name());
                }
            }
        } catch (SQLException | ServerConnectionException e) {
            log.warn("Whether the quarantine is in force could not be read: {}", e.getMessage());
            wanted.forEach(change -> missing.add(change.name()));
        }
        return Optional.of(new HeldQuarantine(ledger, preparedServers.limits(), missing));
    }
}

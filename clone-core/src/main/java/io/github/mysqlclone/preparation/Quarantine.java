package io.github.mysqlclone.preparation;

import io.github.mysqlclone.internal.preparation.execution.LeftQuarantines;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The quarantine that a fresh copy is in: read-only, no event fires, no inherited channel runs.
 *
 * <p>It outlasts the session, the process and restarts of the copy, until it is lifted. Thread-safe.
 * Implemented by this library only; later versions may add methods. Tests of your own may mock it.
 *
 * @since 0.1.0
 */
public interface Quarantine {

    /**
     * Find the quarantine that a ledger tells of, for lifting it after the process that began it has ended; needs no donor.
     *
     * @param ledger the file that {@link Preparation#ledger} named
     * @return the quarantine, of which {@link #notInForce()} says nothing; empty if the ledger tells of none
     * @throws IOException if the file cannot be read, or is no ledger
     * @throws IllegalStateException if the process that writes the ledger is at work still
     */
    static Optional<Quarantine> heldIn(Path ledger) throws IOException {
        return LeftQuarantines.in(Objects.requireNonNull(ledger, "ledger"));
    }

    /** {@return the {@code server_uuid} of the copy} */
    String recipientUuid();

    /**
     * {@return the variables that were not in force after the restart; empty where all is well, or nobody has looked}
     *
     * <p>A server that was started with {@code --no-defaults} ignores what is persisted without a word (seen on 9.7.4).
     */
    Set<String> notInForce();

    /**
     * Lift it: persist again what was persisted before, then let the running server take writes, and last run events, as it did before
     * the clone. Channels are not started. May be called again, which does nothing more.
     *
     * <p>Blocks for a few statements. Set up and catch up a replica first. The account needs SYSTEM_VARIABLES_ADMIN and
     * PERSIST_RO_VARIABLES_ADMIN on the copy, and SELECT on {@code performance_schema.persisted_variables}.
     *
     * @param recipient how the copy is reached now
     * @throws io.github.mysqlclone.server.DifferentServerException if another server answers
     * @throws io.github.mysqlclone.server.ServerConnectionException if it cannot be reached, or refuses a statement
     */
    void lift(MySqlServer recipient);
}

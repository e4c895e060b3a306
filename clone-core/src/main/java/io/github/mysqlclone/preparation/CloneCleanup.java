package io.github.mysqlclone.preparation;

import io.github.mysqlclone.internal.preparation.execution.LedgerRecovery;
import io.github.mysqlclone.internal.preparation.execution.TemporaryAccountSweep;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Clean up what clones left whose process was killed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CloneCleanup {

    private CloneCleanup() {}

    /**
     * Undo what is outstanding in a ledger, the latest change first, a quarantine included; call it once the clone has ended.
     *
     * <p>A value that somebody has changed since is left as it is. May be repeated, after a failure too: what was undone is
     * noted, and the file goes when nothing is left.
     *
     * @param ledger the file that {@link Preparation#ledger} named
     * @param recipient how the recipient is reached now, as an administrator; after a replace clone it has the donor's accounts
     * @param donor how the donor is reached, as an administrator
     * @return what could not be undone
     * @throws IOException if the file cannot be read, or is no ledger, which is left as it is
     * @throws IllegalStateException if the recipient is still cloning, or the process that writes the ledger is at work still:
     *     it puts things back itself
     * @throws io.github.mysqlclone.server.DifferentServerException if another server answers in the place of one
     * @throws io.github.mysqlclone.server.ServerConnectionException if the recipient cannot be reached
     */
    public static List<Leftover> recover(Path ledger, MySqlServer recipient, MySqlServer donor) throws IOException {
        return LedgerRecovery.run(
                Objects.requireNonNull(ledger, "ledger"),
                Objects.requireNonNull(recipient, "recipient"),
                Objects.requireNonNull(donor, "donor"));
    }

    /**
     * Undo what is outstanding in the ledger of a local clone, as {@link #recover(Path, MySqlServer, MySqlServer)} does.
     *
     * @param ledger the file that {@link Preparation#ledger} named
     * @param server how the server is reached, as an administrator
     * @return what could not be undone
     * @throws IOException if the file cannot be read, or is no ledger, which is left as it is
     * @throws IllegalStateException if the server is still cloning, or the process that writes the ledger is at work still
     * @throws io.github.mysqlclone.server.ServerConnectionException if the server cannot be reached, or is another one
     */
    public static List<Leftover> recover(Path ledger, MySqlServer server) throws IOException {
        return recover(ledger, server, server);
    }

    /**
     * Drop the temporary accounts that have expired and with which nobody is connected; not noted in the binary log.
     *
     * <p>They are known by their attribute, which servers have since 8.0.21. The account needs CREATE USER, PROCESS, and
     * SESSION_VARIABLES_ADMIN or SYSTEM_VARIABLES_ADMIN.
     *
     * @param donor how the donor, or a copy of it, is reached; not as a {@code DataSource}, for {@code sql_log_bin} is set
     * @return what became of them
     * @throws IllegalArgumentException if it is given as a {@code DataSource}
     * @throws io.github.mysqlclone.server.ServerConnectionException if it cannot be reached, refuses a statement, or the
     *     account cannot see all sessions or all accounts
     */
    public static SweepReport sweep(MySqlServer donor) {
        return TemporaryAccountSweep.run(Objects.requireNonNull(donor, "donor"));
    }
}

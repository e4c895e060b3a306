package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Undoes what another process noted and did not put back. */
public final class LedgerRecovery {

    private LedgerRecovery() {}

    /** Undo it, unless the clone still runs. */
    public static List<Leftover> run(Path file, MySqlServer recipient, MySqlServer donor) throws IOException {
        Ledger ledger = Ledger.read(file);
        try {
            return run(ledger, recipient, donor);
        } finally {
            ledger.release();
        }
    }

    private static List<Leftover> run(Ledger ledger, MySqlServer recipient, MySqlServer donor) throws IOException {
        if (ledger.outstanding().isEmpty()) {
            ledger.closeIfEmpty();
            return List.of();
        }
        LedgerHead head = ledger.head();
        CloneTimeouts timeouts = CloneTimeouts.defaults();
        NetworkLimits limits = new NetworkLimits(timeouts.connect(), timeouts.query());
        ConnectionOpener opener = new ConnectionOpener(
                limits, SecretMask.of(Stream.of(recipient, donor).flatMap(server -> server.account().stream())));
        requireIdle(opener, recipient, head.recipientUuid());
        PreparedServers preparedServers = new PreparedServers(
                opener,
                limits,
                recipient,
                recipient,
                head.recipientUuid(),
                Optional.of(donor),
                Optional.of(head.donorUuid()).filter(uuid -> !uuid.isEmpty()));
        try (SideConnections connections = preparedServers.afterFailure()) {
            return new UndoRun(ledger, connections).run(UndoDecision::recovered);
        }
    }

    private static void requireIdle(ConnectionOpener opener, MySqlServer recipient, String uuid) {
        try (ServerConnection connection = opener.open(recipient, uuid)) {
            if (StatusReader.read(connection) instanceof StatusReading.Row row && isRunning(row.status())) {
                throw new IllegalStateException("recover: " + recipient + " is still cloning from "
                        + row.status().identity().source()
                        + "; wait for its end or cancel it with CloneOperation.attach");
            }
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    recipient,
                    "Whether " + recipient + " is still cloning cannot be read: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    /** A row in progress without a session belongs to a clone that died with its server. */
    private static boolean isRunning(CloneStatus status) {
        return status.state() == ReportedState.IN_PROGRESS && status.processListId() != 0;
    }
}

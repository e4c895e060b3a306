package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the recipient's bandwidth limits, which a running clone follows at once (manual, Clone variables), and puts them
 * back.
 */
final class BandwidthThrottle {

    private static final Logger log = LoggerFactory.getLogger(BandwidthThrottle.class);

    private static final String DATA = "clone_max_data_bandwidth";
    private static final String NETWORK = "clone_max_network_bandwidth";

    private final StateBeforeClone background;
    private final Map<String, Long> before = new LinkedHashMap<>();

    BandwidthThrottle(StateBeforeClone background) {
        this.background = background;
    }

    void serve(BandwidthRequest wish, ServerConnection connection) {
        try {
            set(connection, DATA, wish.data());
            set(connection, NETWORK, wish.network());
            log.info("Limited the clone to {} MiB/s of data, {} MiB/s on the wire", wish.data(), wish.network());
            wish.done().complete(null);
        } catch (SQLException e) {
            wish.done()
                    .completeExceptionally(new ServerConnectionException(
                            connection.server(),
                            "The clone on " + connection.server() + " was not limited: " + e.getMessage()
                                    + ". The account needs SYSTEM_VARIABLES_ADMIN; the clone goes on as it was.",
                            ServerError.of(e).orElse(null),
                            e));
        }
    }

    private void set(ServerConnection connection, String variable, long value) throws SQLException {
        long old = connection
                .queryFirst("SELECT @@GLOBAL." + variable, row -> row.getLong(1))
                .orElseThrow();
        if (old != value) {
            boolean isFirst = before.putIfAbsent(variable, old) == null;
            try {
                connection.execute("SET GLOBAL " + variable + " = " + value);
            } catch (SQLException e) {
                // Without a number the answer got lost, and the limit may be in force.
                if (isFirst && e.getErrorCode() > 0) {
                    before.remove(variable);
                }
                throw e;
            }
        }
    }

    /** Put back what is still as it was set here: a server that has restarted forgot it. Returns what could not be. */
    List<Leftover> restore(ServerConnection connection) {
        if (before.isEmpty()) {
            return List.of();
        }
        try {
            if (!background.isNewProcess(connection)) {
                for (Map.Entry<String, Long> variable : before.entrySet()) {
                    connection.execute(undo(variable));
                }
            }
            before.clear();
            return List.of();
        } catch (SQLException e) {
            log.warn("The bandwidth limits of {} could not be put back to {}", connection.server(), before, e);
            return leftovers("putting it back failed: " + e.getMessage());
        }
    }

    /** Returns the limits that stay in force, since the clone may still run. */
    List<Leftover> leftovers() {
        return leftovers("the clone may still run, and is not let loose; a restart of the server forgets it");
    }

    private List<Leftover> leftovers(String why) {
        return before.entrySet().stream()
                .map(variable -> new Leftover(
                        Side.RECIPIENT,
                        "the limit that limitBandwidth set in " + variable.getKey(),
                        Optional.of(undo(variable)),
                        why))
                .toList();
    }

    private static String undo(Map.Entry<String, Long> variable) {
        return "SET GLOBAL " + variable.getKey() + " = " + variable.getValue();
    }
}

package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
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
            connection.execute("SET GLOBAL " + variable + " = " + value);
            before.putIfAbsent(variable, old);
        }
    }

    /** Put back what is still as it was set here: a server that has restarted forgot it. */
    void restore(ServerConnection connection) {
        if (before.isEmpty()) {
            return;
        }
        try {
            if (!background.isNewProcess(connection)) {
                for (Map.Entry<String, Long> variable : before.entrySet()) {
                    connection.execute("SET GLOBAL " + variable.getKey() + " = " + variable.getValue());
                }
            }
        } catch (SQLException e) {
            log.warn("The bandwidth limits of {} could not be put back to {}", connection.server(), before, e);
        }
    }
}

package io.github.mysqlclone.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that can be broken off together, from the moment they stand until they are closed. Thread-safe. */
public final class OpenConnections {

    private static final Logger log = LoggerFactory.getLogger(OpenConnections.class);

    private final Set<Connection> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean isEnded;

    /** Refuse to open one more after the end. */
    synchronized void requireNotEnded() throws SQLException {
        if (isEnded) {
            throw new SQLException("This has been given up");
        }
    }

    /** Take a connection up; after the end it is broken off. */
    void add(Connection connection) {
        synchronized (this) {
            if (!isEnded) {
                open.add(connection);
                return;
            }
        }
        abort(connection);
    }

    synchronized void remove(Connection connection) {
        open.remove(connection);
    }

    /** Break all off, and let no other be opened: a call that waits on one fails at once. */
    public void end() {
        List<Connection> all;
        synchronized (this) {
            isEnded = true;
            all = new ArrayList<>(open);
        }
        all.forEach(OpenConnections::abort);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | Error e) {
            // Its text is the driver's own and unmasked, so only the kind is told.
            log.debug("Breaking a connection off failed: {}", e.getClass().getName());
        }
    }
}

package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;

/**
 * Opens a super_read_only server for one statement: in quarantine even UNINSTALL PLUGIN and DROP USER are refused (1290).
 *
 * <p>{@code read_only} stays on meanwhile, so that only accounts with CONNECTION_ADMIN get through; no event and no channel
 * runs then.
 */
public final class WritableForOneStatement {

    private WritableForOneStatement() {}

    /** A statement. */
    @FunctionalInterface
    public interface Action {
        /** Run it. */
        void run() throws SQLException;
    }

    /** Run it, with super_read_only off as long as that takes. */
    public static void during(ServerConnection connection, Action action) throws SQLException {
        boolean closed = connection
                .queryFirst("SELECT @@GLOBAL.super_read_only", row -> row.getBoolean(1))
                .orElse(false);
        if (!closed) {
            action.run();
            return;
        }
        connection.execute("SET GLOBAL super_read_only = OFF");
        try {
            action.run();
        } finally {
            connection.execute("SET GLOBAL super_read_only = ON");
        }
    }
}

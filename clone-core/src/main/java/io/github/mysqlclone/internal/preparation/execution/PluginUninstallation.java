package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Takes the plugin away. A donor goes on with its side of a cancelled clone for a moment, and refuses meanwhile (1883, seen
 * on 9.7.4).
 */
final class PluginUninstallation {

    private static final int STILL_IN_USE = 1883;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private PluginUninstallation() {}

    static void run(ServerConnection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                connection.execute(PluginChange.UNINSTALL);
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != STILL_IN_USE || System.nanoTime() - deadline > 0 || interrupted()) {
                    throw e;
                }
            }
        }
    }

    private static boolean interrupted() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

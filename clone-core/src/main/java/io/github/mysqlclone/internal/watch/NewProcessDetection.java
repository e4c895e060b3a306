package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Map;

/** Recognises a new server process by how long it has been up. */
public final class NewProcessDetection {

    private NewProcessDetection() {}

    /** Ask for it. */
    public static long seconds(ServerConnection connection) throws SQLException {
        Map<String, String> status = connection.variables("SHOW GLOBAL STATUS LIKE 'Uptime'");
        return Long.parseLong(status.getOrDefault("uptime", "0"));
    }

    /** Returns whether a process up for {@code now} cannot be the one that was up for {@code before} a while ago. */
    static boolean isNewProcess(long before, long elapsedSeconds, long now) {
        return now < before + elapsedSeconds - 1;
    }
}

package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Optional;

/** Whether a server sends its binary log to anybody. */
public final class ServedReplicas {

    private ServedReplicas() {}

    /** Look; empty if the account may not: without PROCESS only one's own sessions are shown, without a word. */
    public static Optional<Boolean> any(ServerConnection server, Grants grants) throws SQLException {
        boolean seen = server.query("SHOW PROCESSLIST", row -> Optional.ofNullable(row.getString("Command"))).stream()
                .flatMap(Optional::stream)
                .anyMatch(command -> command.startsWith("Binlog Dump"));
        return seen || grants.hasGlobal("PROCESS") ? Optional.of(seen) : Optional.empty();
    }
}

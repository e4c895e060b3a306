package io.github.mysqlclone.internal.stall;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for signs of life in the stages that count no bytes.
 *
 * <p>In DROP DATA the server drops each object by a statement of its own, which {@code Com_drop_*} count; the session's
 * line in the process list moves too, but is hidden from the very account that sent CLONE once the drops have begun
 * (both seen on 9.7.4). In FILE SYNC the server flushes file after file, which {@code Innodb_data_fsyncs} counts, together
 * with all other flushes of that server. SHOW GLOBAL STATUS needs no privilege.
 */
final class LifeSigns {

    private static final Logger log = LoggerFactory.getLogger(LifeSigns.class);

    private static final Duration APART = Duration.ofSeconds(1);

    private static final String DROPS = "SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_drop_table', 'Com_drop_view',"
            + " 'Com_drop_db', 'Com_drop_user', 'Com_drop_procedure', 'Com_drop_function', 'Com_drop_event',"
            + " 'Com_alter_tablespace')";

    private static final String FLUSHES = "SHOW GLOBAL STATUS LIKE 'Innodb_data_fsyncs'";

    private Map<String, String> last = Map.of();
    private long lookedAtNanos;

    /** Return what has moved since the last time in this stage; empty if nothing did, or it is too early to ask again. */
    Optional<String> moved(ServerConnection connection, Stage stage, long nowNanos) {
        return switch (stage) {
            case DROP_DATA -> moved(connection, DROPS, "objects dropped in DROP DATA", nowNanos);
            case FILE_SYNC -> moved(connection, FLUSHES, "files flushed in FILE SYNC", nowNanos);
            case FILE_COPY, PAGE_COPY, REDO_COPY, RESTART, RECOVERY -> Optional.empty();
        };
    }

    private Optional<String> moved(ServerConnection connection, String counters, String what, long nowNanos) {
        if (!last.isEmpty() && nowNanos - lookedAtNanos < APART.toNanos()) {
            return Optional.empty();
        }
        lookedAtNanos = nowNanos;
        try {
            Map<String, String> now = connection.variables(counters);
            boolean moved = !last.isEmpty() && !now.equals(last);
            last = now;
            return moved ? Optional.of(what) : Optional.empty();
        } catch (SQLException e) {
            log.debug("No signs of life could be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}

package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.preparation.execution.WritableForOneStatement;
import io.github.mysqlclone.internal.sql.SqlMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the clone plugin back on a recipient that lost it with its own {@code mysql.plugin} table.
 *
 * <p>So it goes where the donor loads the plugin by configuration and the recipient had used INSTALL PLUGIN (seen on
 * 9.7.4); once it is back, the row of the clone is there and complete.
 */
final class PluginReturn {

    private static final Logger log = LoggerFactory.getLogger(PluginReturn.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final StateBeforeClone background;
    private final List<String> warnings = new ArrayList<>();
    private boolean failedBefore;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Long triedAtNanos;

    PluginReturn(StateBeforeClone background) {
        this.background = background;
    }

    /** Install the plugin if this is the new process, for the old one is only going down, and if it is time to try. */
    void install(ServerConnection connection, long nowNanos) {
        if (triedAtNanos != null && nowNanos - triedAtNanos < pause.toNanos()) {
            return;
        }
        try {
            if (!background.isNewProcess(connection)) {
                return;
            }
            pause = triedAtNanos == null ? FIRST_PAUSE : longer(pause);
            triedAtNanos = nowNanos;
            String install = "INSTALL PLUGIN clone SONAME " + new SqlMode(false).literal(background.cloneLibrary());
            if (background.isQuarantined()) {
                WritableForOneStatement.during(connection, () -> connection.execute(install));
            } else {
                connection.execute(install);
            }
            warnings.add("The recipient had lost the clone plugin with the old mysql.plugin table; it was installed"
                    + " again. Load it by plugin-load-add on both sides, or by INSTALL PLUGIN on both.");
            log.info("Installed the clone plugin again on {}", connection.server());
        } catch (SQLException e) {
            if (failedBefore) {
                log.debug("The clone plugin cannot be installed yet on {}: {}", connection.server(), e.getMessage());
                return;
            }
            failedBefore = true;
            log.warn(
                    "The clone plugin is gone from {} and cannot be installed again: {}. Until somebody does, nobody can"
                            + " read how the clone ended; it is tried again, each minute in the end",
                    connection.server(),
                    e.getMessage());
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    List<String> warnings() {
        return warnings;
    }
}

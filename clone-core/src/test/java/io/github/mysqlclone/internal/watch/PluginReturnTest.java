package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginReturnTest {

    private final ScriptedServer server = new ScriptedServer(sql -> {
        if (sql.startsWith("INSTALL")) {
            throw new SQLException("INSERT command denied", "42000", 1142);
        }
        return sql.contains("'Uptime'") ? List.of(Rows.row("now", 5000, "uptime", 10)) : null;
    });

    private static StateBeforeClone before(long beganAt) {
        return new StateBeforeClone(
                Optional.empty(),
                GtidSet.empty(),
                Fact.unknown("nobody looked"),
                StateBeforeClone.USUAL_LIBRARY,
                Optional.empty(),
                OnlyOnRecipient.NOTHING_KNOWN,
                Fact.unknown("nobody looked"),
                new ServerProcess(beganAt),
                Optional.empty(),
                true);
    }

    /** Each attempt turns super_read_only off and on again. */
    @Test
    void isTriedEverMoreSeldomWhereTheServerRefuses() {
        PluginReturn plugin = new PluginReturn(before(1));
        ServerConnection connection = server.open();
        for (int quarter = 0; quarter < 4 * 3600; quarter++) {
            plugin.install(connection, Duration.ofMillis(250L * quarter).toNanos());
        }

        assertThat(server.count("INSTALL PLUGIN")).isBetween(60L, 66L);
    }

    @Test
    void waitsForTheNewProcess() {
        PluginReturn plugin = new PluginReturn(before(4990));
        plugin.install(server.open(), 0);

        assertThat(server.count("INSTALL PLUGIN")).isZero();
    }
}

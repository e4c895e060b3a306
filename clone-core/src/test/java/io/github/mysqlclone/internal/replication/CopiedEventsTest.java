package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.verify.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedEventsTest {

    private static final List<CopiedEvents.Event> EVENTS =
            List.of(new CopiedEvents.Event(new TableName("shop", "tidy"), "o'hara@x@%"));

    private static ScriptedServer ofVersion(String version) {
        return new ScriptedServer(sql -> {
            if (ScriptedServer.asksWho(sql)) {
                return List.of(Rows.row("uuid", ScriptedServer.UUID, "version", version, "comment", ""));
            }
            return sql.equals("SELECT @@SESSION.sql_log_bin") ? List.of(Rows.row("sql_log_bin", 1L)) : null;
        });
    }

    @ParameterizedTest
    @CsvSource({"8.0.17, SLAVE", "8.0.30, SLAVE", "8.1.0, SLAVE", "8.2.0, REPLICA", "8.4.8, REPLICA", "9.7.4, REPLICA"})
    void areLeftToTheSourceInTheWordsOfTheVersion(String version, String word) throws SQLException {
        ScriptedServer server = ofVersion(version);
        try (ServerConnection copy = server.open()) {
            new CopiedEvents(copy).leaveToTheSource(EVENTS);
        }
        assertThat(server.statements())
                .contains("ALTER DEFINER = `o'hara@x`@`%` EVENT `shop`.`tidy` DISABLE ON " + word);
    }

    @ParameterizedTest
    @CsvSource({"8.0.17", "9.7.4"})
    void areEnabledAgainInTheSameWordsOnAll(String version) throws SQLException {
        ScriptedServer server = ofVersion(version);
        try (ServerConnection copy = server.open()) {
            new CopiedEvents(copy).enableAgain(EVENTS);
        }
        assertThat(server.statements()).contains("ALTER DEFINER = `o'hara@x`@`%` EVENT `shop`.`tidy` ENABLE");
    }
}

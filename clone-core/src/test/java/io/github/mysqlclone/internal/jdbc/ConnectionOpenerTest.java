package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionOpenerTest {

    private final AtomicInteger attempts = new AtomicInteger();

    private ScriptedServer thatBreaksOff(int times, int number) {
        return new ScriptedServer(new ScriptedServer.Script() {
            @Override
            public @Nullable List<Map<String, Object>> answer(String sql) {
                return null;
            }

            @Override
            public void admit() throws SQLException {
                if (attempts.incrementAndGet() <= times) {
                    throw new SQLException("not now", "HY000", number);
                }
            }
        });
    }

    /** A server that allows each SELECT a millisecond breaks off some of those that the driver begins with. */
    @Test
    void triesAgainWhereTheServerBreaksOffWhatTheDriverAsksFirst() {
        try (ServerConnection connection =
                ScriptedServer.opener().open(thatBreaksOff(3, 3024).server())) {
            assertThat(connection.identity().uuid()).isEqualTo(ScriptedServer.UUID);
        }
        assertThat(attempts).hasValue(4);
    }

    @Test
    void saysSoWhereItDoesThatAllTheTime() {
        ScriptedServer server = thatBreaksOff(Integer.MAX_VALUE, 3024);

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> ScriptedServer.opener().open(server.server()))
                .withMessageContaining("3024");
    }

    @Test
    void triesNothingElseAgain() {
        ScriptedServer server = thatBreaksOff(1, 1045);

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> ScriptedServer.opener().open(server.server()));
        assertThat(attempts).hasValue(1);
    }
}

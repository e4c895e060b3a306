package io.github.mysqlclone.internal.watch;

import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.progress.ReportedState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request to cancel must arrive, though the connection that carries it may break at any moment. */
class RecipientKillQueryTest {

    private static final Optional<CloneStatus> RUNS =
            Optional.of(Clones.status(OURS, ReportedState.IN_PROGRESS, 12, 0));
    private final SQLException broken = new SQLException("Communications link failure", "08S01", 0);
    private final SQLException refused = new SQLException("You are not owner of thread 12", "HY000", 1095);

    private final Deque<SQLException> failures = new ArrayDeque<>();
    private final ScriptedServer server = new ScriptedServer(sql -> {
        if (sql.startsWith("KILL") && !failures.isEmpty()) {
            throw failures.pop();
        }
        return null;
    });
    private final RecipientKillQuery killQuery = new RecipientKillQuery(Duration.ofSeconds(30));

    @Test
    void isSentOnceWhereTheServerSaysOk() {
        for (int second = 0; second < 60; second++) {
            killQuery.send(server.open(), RUNS, at(second));
        }

        assertThat(server.count("KILL")).isEqualTo(1);
        assertThat(killQuery.isSent()).isTrue();
    }

    /** The connection may have been closed before, or broken off from elsewhere: then the server never heard of it. */
    @Test
    void isSentAgainOnAFreshConnectionWhereTheAnswerDidNotCome() {
        failures.add(broken);
        ServerConnection first = server.open();
        killQuery.send(first, RUNS, at(0));
        killQuery.send(first, RUNS, at(6));
        assertThat(server.count("KILL")).as("on the broken connection").isEqualTo(1);

        killQuery.send(server.open(), RUNS, at(12));

        assertThat(server.count("KILL")).isEqualTo(2);
        assertThat(killQuery.isSent()).isTrue();
    }

    /** Each that hangs keeps a session of the server busy for good. */
    @Test
    void isGivenUpAfterSomeThatWereNotAnswered() {
        for (int second = 0; second < 600; second++) {
            failures.add(broken);
            killQuery.send(server.open(), RUNS, at(second));
        }

        assertThat(server.count("KILL")).isEqualTo(3);
    }

    @Test
    void isTriedAgainForAsLongAsTheServerRefuses() {
        for (int second = 0; second < 60; second++) {
            failures.clear();
            failures.add(refused);
            killQuery.send(server.open(), RUNS, at(second));
        }

        assertThat(server.count("KILL")).isEqualTo(12);
        assertThat(killQuery.isSent()).isFalse();
    }

    /** The connection goes on to be read from, by whose limit every look would end. */
    @Test
    void takesItsShortLimitBackWhetherTheServerSaysOkOrNo() {
        killQuery.send(server.open(), RUNS, at(0));
        assertThat(server.networkTimeouts()).endsWith(3_000, 30_000);

        failures.add(refused);
        new RecipientKillQuery(Duration.ofSeconds(20)).send(server.open(), RUNS, at(0));
        assertThat(server.networkTimeouts()).endsWith(3_000, 20_000);
    }

    @Test
    void isNotSentWhereNoSessionRunsTheClone() {
        killQuery.send(server.open(), Optional.empty(), at(0));
        killQuery.send(server.open(), Optional.of(Clones.status(OURS, ReportedState.IN_PROGRESS, 0, 0)), at(9));

        assertThat(server.statements()).doesNotContainAnyElementsOf(List.of("KILL QUERY 12", "KILL QUERY 0"));
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}

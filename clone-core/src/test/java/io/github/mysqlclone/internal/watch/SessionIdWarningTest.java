package io.github.mysqlclone.internal.watch;

import static io.github.mysqlclone.internal.outcome.Clones.LOST;
import static io.github.mysqlclone.internal.outcome.Clones.OK;
import static io.github.mysqlclone.internal.outcome.Clones.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionIdWarningTest {

    private static final Optional<CloneStatus> RENAMED =
            Optional.of(Clones.status(Clones.OURS, ReportedState.IN_PROGRESS, 77, 0));
    private static final Optional<StatementReturn> OUT = Optional.empty();

    private final SessionIdWarning warning = new SessionIdWarning(MySqlServer.at("db2", 3306), 12);

    @Test
    void comesWhereTheRowGoesOnToNameAnotherSession() {
        assertThat(warning.look(RENAMED, OUT, at(0))).isFalse();
        assertThat(warning.look(RENAMED, OUT, at(1))).isFalse();
        assertThat(warning.look(RENAMED, OUT, at(2))).isTrue();
    }

    @Test
    void comesAtOnceWhereTheStatementIsBackAndNobodyWasTurnedAway() {
        assertThat(warning.look(RENAMED, Optional.of(OK), at(0))).isTrue();
        assertThat(new SessionIdWarning(MySqlServer.at("db2", 3306), 12).look(RENAMED, Optional.of(LOST), at(0)))
                .isTrue();
    }

    /** Of two callers who begin the same clone the server turns one away. */
    @Test
    void doesNotComeForTheCloneOfAnotherCaller() {
        assertThat(warning.look(RENAMED, OUT, at(0))).isFalse();
        assertThat(warning.look(RENAMED, Optional.of(rejected(3634)), at(3))).isFalse();
    }

    @Test
    void doesNotComeForARowThatIsNobodysOrOurs() {
        assertThat(warning.look(Optional.empty(), OUT, at(0))).isFalse();
        assertThat(warning.look(RENAMED, OUT, at(3))).isFalse();
        assertThat(warning.look(Optional.empty(), OUT, at(9))).isFalse();
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}

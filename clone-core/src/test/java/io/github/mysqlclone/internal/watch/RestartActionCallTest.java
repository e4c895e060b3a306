package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestartActionCallTest {

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger calls = new AtomicInteger();
    private final RestartActionCall call = new RestartActionCall(
            RestartStrategy.callback(server -> calls.incrementAndGet(), SILENCE),
            MySqlServer.at("db2", 3306),
            new CallerRequests());

    @Test
    void isNotSpentOnASilenceThatABrokenNetworkExplains() {
        assertThat(call.perhaps(false, false, LONG)).isEmpty();

        assertThat(calls).hasValue(0);
    }

    @Test
    void comesOnceAfterTheSilenceOfAServerThatIsGone() {
        assertThat(call.perhaps(false, true, SILENCE.minusMillis(1))).isEmpty();
        assertThat(calls).hasValue(0);

        assertThat(call.perhaps(false, true, SILENCE)).isEmpty();
        assertThat(call.perhaps(false, true, LONG)).isEmpty();

        assertThat(calls).hasValue(1);
    }

    @Test
    void comesAtOnceAfter3707HoweverOftenItCameBefore() {
        assertThat(call.perhaps(false, true, LONG)).isEmpty();

        assertThat(call.perhaps(true, true, Duration.ZERO)).isEmpty();
        assertThat(call.perhaps(true, true, SILENCE.minusMillis(1))).isEmpty();

        assertThat(calls).hasValue(2);
    }

    @Test
    void comesAgainAfter3707WhereTheProcessEndedLongAfterItsPort() {
        assertThat(call.perhaps(true, true, Duration.ZERO)).isEmpty();

        assertThat(call.perhaps(true, true, SILENCE)).isEmpty();
        assertThat(call.perhaps(true, true, SILENCE.plusMillis(1))).isEmpty();

        assertThat(calls).hasValue(2);
    }

    @Test
    void comesAgainForAServerThatWasNeverDown() {
        assertThat(call.perhaps(false, true, LONG)).isEmpty();
        call.answered(CloneState.RUNNING);

        assertThat(call.perhaps(false, true, LONG)).isEmpty();

        assertThat(calls).hasValue(2);
    }

    @Test
    void doesNotComeAgainForAServerThatRecovers() {
        assertThat(call.perhaps(false, true, LONG)).isEmpty();
        call.answered(CloneState.RECOVERING);

        assertThat(call.perhaps(false, true, LONG)).isEmpty();

        assertThat(calls).hasValue(1);
    }
}

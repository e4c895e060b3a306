package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerRequestsTest {

    private final CallerRequests requests = new CallerRequests();

    @Test
    void handsALimitOutOnce() {
        CompletableFuture<Void> done = requests.limitBandwidth(3, 4);

        assertThat(requests.takeBandwidth())
                .hasValueSatisfying(request -> assertThat(request).isEqualTo(new BandwidthRequest(3, 4, done)));
        assertThat(requests.takeBandwidth()).isEmpty();
        assertThat(done).isNotDone();
    }

    @Test
    void letsANewerLimitTakeTheOlderOnesPlace() {
        CompletableFuture<Void> older = requests.limitBandwidth(1, 1);
        CompletableFuture<Void> newer = requests.limitBandwidth(2, 2);

        assertThat(older).isCompletedExceptionally();
        assertThat(newer).isNotDone();
    }

    @Test
    void refusesALimitOnceTheCopyIsOver() {
        CompletableFuture<Void> waiting = requests.limitBandwidth(1, 1);

        requests.copyIsOver();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(requests.limitBandwidth(1, 1))
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("nothing to limit");
    }
}

package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WishesTest {

    private final Wishes wishes = new Wishes();

    @Test
    void handsALimitOutOnce() {
        CompletableFuture<Void> done = wishes.limitBandwidth(3, 4);

        assertThat(wishes.takeBandwidth())
                .hasValueSatisfying(wish -> assertThat(wish).isEqualTo(new BandwidthWish(3, 4, done)));
        assertThat(wishes.takeBandwidth()).isEmpty();
        assertThat(done).isNotDone();
    }

    @Test
    void letsANewerLimitTakeTheOlderOnesPlace() {
        CompletableFuture<Void> older = wishes.limitBandwidth(1, 1);
        CompletableFuture<Void> newer = wishes.limitBandwidth(2, 2);

        assertThat(older).isCompletedExceptionally();
        assertThat(newer).isNotDone();
    }

    @Test
    void refusesALimitOnceTheCopyIsOver() {
        CompletableFuture<Void> waiting = wishes.limitBandwidth(1, 1);

        wishes.copyIsOver();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(wishes.limitBandwidth(1, 1))
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("nothing to limit");
    }
}

package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

    @Test
    void letsTheStatementBeSentUntilSomebodyWantsTheEnd() {
        assertThat(wishes.allowTheStatement()).isTrue();

        wishes.cancel();

        assertThat(wishes.isSent()).isTrue();
        assertThat(wishes.cancelRequested()).isTrue();
    }

    @Test
    void neverLetsTheStatementBeSentAfterACancel() {
        wishes.cancel();

        assertThat(wishes.allowTheStatement()).isFalse();
        wishes.detach();
        assertThat(wishes.allowTheStatement()).isFalse();
        assertThat(wishes.isSent()).isFalse();
    }

    @Test
    void doesNotLetGoOfACloneThatIsNotSent() {
        assertThat(wishes.detachIfSent()).isFalse();
        assertThat(wishes.detachRequested()).isFalse();

        assertThat(wishes.allowTheStatement()).isTrue();

        assertThat(wishes.detachIfSent()).isTrue();
        assertThat(wishes.detachRequested()).isTrue();
    }

    @Test
    void doesNotCancelWhatWasLetGoOf() {
        assertThat(wishes.allowTheStatement()).isTrue();
        assertThat(wishes.detachIfSent()).isTrue();

        wishes.cancel();

        assertThat(wishes.cancelRequested()).isFalse();
    }

    @Test
    void stopsCancellingOnceItIsLetGoOf() {
        assertThat(wishes.allowTheStatement()).isTrue();
        wishes.cancel();

        wishes.detach();

        assertThat(wishes.cancelRequested()).isFalse();
        assertThat(wishes.detachRequested()).isTrue();
    }

    @Test
    void missesNoWishThatComesBetweenTwoWaits() throws InterruptedException {
        wishes.cancel();
        long before = System.nanoTime();

        wishes.awaitChange(java.time.Duration.ofHours(1));

        assertThat(System.nanoTime() - before)
                .isLessThan(java.time.Duration.ofMinutes(1).toNanos());
    }

    @Test
    void interruptsCodeOfTheCallersThatACancelMakesPointless() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> CallersCode.beforeTheStatement(wishes, () -> {
                    wishes.cancel();
                    Thread.sleep(60_000);
                    return "";
                }));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesNoInterruptionBehindThatCameTooLate() throws Exception {
        assertThat(CallersCode.<String>beforeTheStatement(wishes, () -> {
                    wishes.cancel();
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptsARestartOnlyWhenNobodyFollowsAnyMore() throws Exception {
        assertThat(CallersCode.<Boolean>afterTheCopy(wishes, () -> {
                    wishes.cancel();
                    return Thread.currentThread().isInterrupted();
                }))
                .isFalse();
        assertThat(CallersCode.<Boolean>afterTheCopy(wishes, () -> {
                    wishes.detach();
                    return Thread.currentThread().isInterrupted();
                }))
                .isTrue();
    }
}

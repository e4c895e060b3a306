package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    @Test
    void letsTheStatementBeSentUntilSomebodyWantsTheEnd() {
        assertThat(requests.allowTheStatement()).isTrue();

        requests.cancel();

        assertThat(requests.isSent()).isTrue();
        assertThat(requests.cancelRequested()).isTrue();
    }

    /** The server has turned the first one away, so there is nothing that would go on. */
    @Test
    void isNotSentAgainOnceSomebodyHasLetGo() {
        assertThat(requests.allowTheStatement()).isTrue();
        assertThat(requests.detachIfSent()).isTrue();

        assertThat(requests.maySendAgain()).isFalse();
        assertThat(requests.isSent()).isTrue();
    }

    @Test
    void cannotBeLetGoOfBetweenTwoStatements() {
        assertThat(requests.allowTheStatement()).isTrue();

        assertThat(requests.maySendAgain()).isTrue();

        assertThat(requests.detachIfSent()).isFalse();
        assertThat(requests.allowTheStatement()).isTrue();
    }

    @Test
    void neverLetsTheStatementBeSentAfterACancel() {
        requests.cancel();

        assertThat(requests.allowTheStatement()).isFalse();
        requests.detach();
        assertThat(requests.allowTheStatement()).isFalse();
        assertThat(requests.isSent()).isFalse();
    }

    @Test
    void doesNotLetGoOfACloneThatIsNotSent() {
        assertThat(requests.detachIfSent()).isFalse();
        assertThat(requests.detachRequested()).isFalse();

        assertThat(requests.allowTheStatement()).isTrue();

        assertThat(requests.detachIfSent()).isTrue();
        assertThat(requests.detachRequested()).isTrue();
    }

    @Test
    void doesNotCancelWhatWasLetGoOf() {
        assertThat(requests.allowTheStatement()).isTrue();
        assertThat(requests.detachIfSent()).isTrue();

        requests.cancel();

        assertThat(requests.cancelRequested()).isFalse();
    }

    @Test
    void stopsCancellingOnceItIsLetGoOf() {
        assertThat(requests.allowTheStatement()).isTrue();
        requests.cancel();

        requests.detach();

        assertThat(requests.cancelRequested()).isFalse();
        assertThat(requests.detachRequested()).isTrue();
    }

    @Test
    void missesNoWishThatComesBetweenTwoWaits() throws InterruptedException {
        requests.cancel();
        long before = System.nanoTime();

        requests.awaitChange(java.time.Duration.ofHours(1));

        assertThat(System.nanoTime() - before)
                .isLessThan(java.time.Duration.ofMinutes(1).toNanos());
    }

    @Test
    void interruptsCodeOfTheCallersThatACancelMakesPointless() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> CallersCode.beforeTheStatement(requests, () -> {
                    requests.cancel();
                    new CountDownLatch(1).await();
                    return "";
                }));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesNoInterruptionBehindThatCameTooLate() throws Exception {
        assertThat(CallersCode.<String>beforeTheStatement(requests, () -> {
                    requests.cancel();
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptsARestartOnlyWhenNobodyFollowsAnyMore() throws Exception {
        assertThat(CallersCode.<Boolean>afterTheCopy(requests, () -> {
                    requests.cancel();
                    return Thread.currentThread().isInterrupted();
                }))
                .isFalse();
        assertThat(CallersCode.<Boolean>afterTheCopy(requests, () -> {
                    requests.detach();
                    return Thread.currentThread().isInterrupted();
                }))
                .isTrue();
    }
}

package io.github.mysqlclone.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.DonorContact;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.progress.StallReport;
import io.github.mysqlclone.server.Account;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressFeedTest {

    private static final List<StageProgress> DROPPING = List.of(new StageProgress(
            Stage.DROP_DATA, ReportedState.IN_PROGRESS, Optional.empty(), Optional.empty(), 1, 0, 0, 0));

    private static final String PASSWORD = "G3heim";

    private final List<String> heard = new ArrayList<>();

    private final ProgressListener writingDown = new ProgressListener() {
        @Override
        public void onProgress(CloneProgress progress) {
            heard.add(progress.state().name());
        }

        @Override
        public void onPointOfNoReturn(CloneProgress progress) {
            heard.add("no return");
        }

        @Override
        public void onStall(StallReport report) {
            heard.add("stall: " + report.donor());
        }
    };

    @Test
    void tellsOfEachStateInOrderBeforeItsEnd() {
        ProgressFeed feed = feed(true);
        feed.add(writingDown);

        feed.state(CloneState.RUNNING);
        feed.report(CloneState.RUNNING, DROPPING);
        feed.stalled(new DonorContact.NotAsked());
        feed.state(CloneState.FAILED);
        feed.end();

        assertThat(heard)
                .containsSubsequence(
                        "RUNNING",
                        "no return",
                        "RUNNING",
                        "stall: was not asked, it is not known how to reach it from here",
                        "FAILED");
        assertThat(heard).containsOnlyOnce("no return", "FAILED");
    }

    @Test
    void knowsNoPointOfNoReturnWhereNothingIsReplaced() {
        ProgressFeed feed = feed(false);
        feed.add(writingDown);

        feed.report(CloneState.RUNNING, DROPPING);
        feed.end();

        assertThat(heard).containsExactly("RUNNING");
    }

    @Test
    void goesOnOverAListenerThatThrows() {
        ProgressFeed feed = feed(true);
        feed.add(progress -> {
            throw new IllegalStateException("thrown by a listener, as the test wants");
        });
        feed.add(writingDown);

        feed.state(CloneState.RUNNING);
        feed.state(CloneState.COMPLETED);
        feed.end();

        assertThat(heard).containsExactly("RUNNING", "COMPLETED");
    }

    @Test
    void logsWhatAListenerThrowsWithoutPasswords() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            ProgressFeed feed = feed(true);
            feed.add(progress -> {
                throw new IllegalStateException("cannot show " + PASSWORD);
            });
            feed.state(CloneState.RUNNING);
            feed.end();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("cannot show ******")
                .doesNotContain(PASSWORD);
    }

    @Test
    void isNotHeldUpByASlowListenerWhoMissesOnlySnapshotsOfTheSameState() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ProgressFeed feed = feed(true);
        feed.add(progress -> {
            first.countDown();
            await(goOn);
        });
        feed.add(writingDown);

        feed.state(CloneState.PREPARING);
        first.await();
        for (int threads = 1; threads <= 100; threads++) {
            feed.report(CloneState.RUNNING, List.of(dropping(threads)));
        }
        feed.state(CloneState.COMPLETED);
        assertThat(feed.last().state()).isEqualTo(CloneState.COMPLETED);
        goOn.countDown();
        feed.end();

        assertThat(heard).containsExactly("PREPARING", "no return", "RUNNING", "COMPLETED");
    }

    @Test
    void leavesNoThreadBehind() {
        ProgressFeed feed = feed(true);
        Thread[] thread = new Thread[1];
        feed.add(progress -> thread[0] = Thread.currentThread());

        feed.state(CloneState.RUNNING);
        feed.end();

        assertThat(thread[0].getName()).isEqualTo("mysql-clone-listeners");
        assertThat(thread[0].isAlive()).isFalse();
    }

    /** A look may take long; who asks meanwhile must not be told that bytes have just moved. */
    @Test
    void countsTheTimeInWhichNobodyCouldLook() {
        ProgressFeed feed = feed(true);
        feed.report(CloneState.RUNNING, DROPPING);
        Duration told = feed.current().movement().sinceLastByte();

        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (feed.current().movement().sinceLastByte().equals(told) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(feed.current().movement().sinceLastByte()).isGreaterThan(told);
        assertThat(feed.current().movement().sinceSignOfLife()).isPositive();
        assertThat(feed.last().movement().sinceLastByte()).isLessThanOrEqualTo(told);
        feed.end();
    }

    private static ProgressFeed feed(boolean replaces) {
        return new ProgressFeed(
                replaces,
                Recorder.of(new Recorder.Subject("replace clone from db1:3306", "db2:3306")),
                SecretMask.of(Stream.of(Account.of("clone", PASSWORD))));
    }

    private static StageProgress dropping(int threads) {
        return new StageProgress(
                Stage.DROP_DATA, ReportedState.IN_PROGRESS, Optional.empty(), Optional.empty(), threads, 0, 0, 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

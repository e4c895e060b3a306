package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two recipients of one donor, which serves one at a time. */
@Tag(Lane.FULL)
class DonorTurnIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ClonePair pair = SlowCloneData.newPair();
    private final TestServer second = ServerSpec.standard().start();
    private final MySqlServer recipient = Servers.login(second, second.rootAccount());
    private final List<CloneState> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void letTheDonorServeAnother() throws SQLException {
        Servers.fill(second, "old", 10);
        second.execute("SET GLOBAL clone_valid_donor_list = '" + pair.donorHostForRecipient() + ":"
                + pair.donorPortForRecipient() + "'");
        RemoteCloneSpec slow = Servers.fromDonorSlowly(pair, 5)
                .requireNoSsl()
                .dataDirectory(pair.recipient().workDirectory() + "/slow");
        try (CloneSession session = slow.openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("the other clone", SOON, () -> Servers.isCopyingFiles(operation.progress()));
            operation.detach();
        }
    }

    @AfterEach
    void close() {
        second.close();
        pair.close();
    }

    private RemoteCloneSpec replacing() {
        return CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount())
                .serverAfterRestart(Servers.login(second, pair.donor().rootAccount()))
                .replaceData();
    }

    private CloneOperation start(CloneSession session) {
        session.onProgress(progress -> {
            if (heard.isEmpty() || heard.get(heard.size() - 1) != progress.state()) {
                heard.add(progress.state());
            }
        });
        CloneOperation operation = session.start();
        Await.until("it to wait", SOON, () -> heard.contains(CloneState.WAITING));
        return operation;
    }

    @Test
    void isNotWaitedForUnlessAsked() {
        try (CloneSession session = replacing().openSession(recipient)) {
            assertThatExceptionOfType(PreflightFailedException.class)
                    .isThrownBy(session::run)
                    .withMessageContaining("CLONE_RUNNING");
        }
    }

    @Test
    void comesWhenTheOtherCloneHasEnded() throws Exception {
        try (CloneSession session = replacing().waitForDonor(SOON).openSession(recipient)) {
            CloneOperation operation = start(session);
            assertThat(operation.await(Duration.ZERO)).isEmpty();
            Servers.hurry(pair);

            CloneResult result = operation.await();

            assertThat(result.coordinates()).isPresent();
        }
        assertThat(heard)
                .containsSubsequence(CloneState.WAITING, CloneState.RUNNING, CloneState.COMPLETED)
                .doesNotContain(CloneState.FAILED);
    }

    /** The statement is refused then, before anything is dropped, and sent again. */
    @Test
    void comesThoughTheDonorCannotBeSeen() throws Exception {
        MySqlServer nowhere = MySqlServer.at("127.0.0.1", 1).login(pair.donorAccount());
        try (CloneSession session =
                replacing().donorServer(nowhere).waitForDonor(SOON).openSession(recipient)) {
            CloneOperation operation = start(session);
            assertThat(Servers.rows(second, "old")).isEqualTo("10");
            Servers.hurry(pair);

            assertThat(operation.await().identity().source())
                    .isEqualTo(replacing().source());
        }
        assertThat(heard)
                .containsSubsequence(CloneState.RUNNING, CloneState.WAITING, CloneState.RUNNING, CloneState.COMPLETED)
                .doesNotContain(CloneState.FAILED);
    }

    /** Consent was not needed when it began to wait. */
    @Test
    void isNotTakenWhereTheRecipientHasGotDataMeanwhile() throws Exception {
        second.execute("DROP DATABASE old");
        List<String> clonesBefore = clonesSeen();
        RemoteCloneSpec withoutConsent = CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount())
                .serverAfterRestart(Servers.login(second, pair.donor().rootAccount()))
                .waitForDonor(SOON);
        try (CloneSession session = withoutConsent.openSession(recipient)) {
            CloneOperation operation = start(session);
            Servers.fill(second, "late", 10);
            Servers.hurry(pair);

            PreflightFailedException refused = catchThrowableOfType(PreflightFailedException.class, operation::await);
            assertThat(refused).hasMessageContaining("RECIPIENT_DATA");
        }
        assertThat(clonesSeen()).isEqualTo(clonesBefore);
        assertThat(Servers.rows(second, "late")).isEqualTo("10");
    }

    @Test
    void isNotWaitedForLongerThanSaid() {
        try (CloneSession session =
                replacing().waitForDonor(Duration.ofMillis(1)).openSession(recipient)) {
            assertThatExceptionOfType(PreflightFailedException.class).isThrownBy(session::run);
        }
    }

    @Test
    void isNotWaitedForOnceSomebodyCancels() throws Exception {
        List<String> clonesBefore = clonesSeen();
        try (CloneSession session = replacing().waitForDonor(SOON).openSession(recipient)) {
            CloneOperation operation = start(session);

            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            CloneCancelledException cancelled =
                    catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON));
            assertThat(cancelled.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
            assertThat(operation.progress().state()).isEqualTo(CloneState.CANCELLED);
        }
        assertThat(clonesSeen()).isEqualTo(clonesBefore);
    }

    /** There is nothing yet that could go on without its caller. */
    @Test
    void isNotLetGoOfWhileItWaits() throws Exception {
        try (CloneSession session = replacing().waitForDonor(SOON).openSession(recipient)) {
            CloneOperation operation = start(session);

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(operation::detach);

            Servers.hurry(pair);
            assertThat(operation.await().coordinates()).isPresent();
        }
    }

    @Test
    void isNotWaitedForOnceItsSessionIsClosed() throws Exception {
        List<String> clonesBefore = clonesSeen();
        CloneSession session = replacing().waitForDonor(SOON).openSession(recipient);
        CloneOperation operation = start(session);

        session.close();

        assertThatExceptionOfType(CloneCancelledException.class).isThrownBy(() -> operation.await(SOON));
        assertThat(clonesSeen()).isEqualTo(clonesBefore);
        assertThat(Servers.rows(second, "old")).isEqualTo("10");
    }

    @Test
    void isNotWaitedForOnceTheCallerIsInterrupted() throws Exception {
        List<String> clonesBefore = clonesSeen();
        try (CloneSession session = replacing().waitForDonor(SOON).openSession(recipient)) {
            Thread caller = Thread.currentThread();
            session.onProgress(progress -> {
                if (progress.state() == CloneState.WAITING) {
                    caller.interrupt();
                }
            });

            assertThatExceptionOfType(CloneCancelledException.class).isThrownBy(session::run);

            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(clonesSeen()).isEqualTo(clonesBefore);
        assertThat(Servers.rows(second, "old")).isEqualTo("10");
    }

    private List<String> clonesSeen() throws SQLException {
        return Sql.row(second, "SHOW GLOBAL STATUS LIKE 'Com_clone'");
    }
}

package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
class CancelIT extends OnASlowPair {

    private static final Duration SOON = Duration.ofSeconds(30);

    private RemoteCloneSpec cancellable() throws SQLException {
        return Servers.fromDonorSlowly(pair, 5).replaceData();
    }

    @Test
    void cancelsOnTheServerAndSaysWhatIsLeft() throws SQLException, InterruptedException {
        CloneCancelledException cancelled;
        CloneOperation operation;
        try (CloneSession session = cancellable().openSession(Servers.recipient(pair))) {
            operation = session.start();
            awaitFileCopy(operation);

            assertThat(operation.await(Duration.ZERO)).isEmpty();
            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            cancelled = catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON));
        }

        assertIsCancelledInFileCopy(cancelled.failure());
        assertThat(String.valueOf(cancelled.getMessage()).lines().findFirst().orElseThrow())
                .startsWith("The replace clone from")
                .contains(" was cancelled. It ended in stage FILE COPY. The recipient's own data is dropped.")
                .doesNotContain("3862", "error log");
        assertFoldersAreListed(cancelled.failure());
        assertThat(cancelled.failure().error().orElseThrow().number()).isEqualTo(ServerError.CLONE_DONOR);
        assertThat(operation.progress().state()).isEqualTo(CloneState.CANCELLED);
        assertThat(Sql.value(pair.recipient(), "SELECT STATE FROM performance_schema.clone_status"))
                .isEqualTo("Failed");
    }

    /** The recipient learns of its donor's end behind some 4 MB; KILL QUERY locked it up meanwhile. */
    @Test
    void waitsForTheRecipientToReadWhatASlowLinkStillHolds() throws SQLException, InterruptedException {
        String kills = kills();
        try (CloneSession session = cancellable().openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            awaitFileCopy(operation);
            pair.network().betweenServers().limit(300_000);

            assertThat(operation.cancelAndAwait(Duration.ofMinutes(3))).isTrue();

            CloneFailure failure = catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON))
                    .failure();
            assertThat(failure.error().orElseThrow().number()).isEqualTo(ServerError.CLONE_DONOR);
            assertIsCancelledInFileCopy(failure);
        }
        assertThat(kills()).isEqualTo(kills);
    }

    private String kills() throws SQLException {
        return String.valueOf(Sql.value(
                pair.recipient(),
                "SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Com_kill'"));
    }

    /**
     * Without TLS, and with a clone that sleeps to keep its own limit and never waits for the link: else KILL QUERY may
     * hang for good (seen on 9.7.4).
     */
    @Test
    void cancelsByKillQueryWhereTheDonorIsOutOfReach() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 1");
        MySqlServer nowhere = MySqlServer.at("127.0.0.1", 1).login(pair.donorAccount());
        RemoteCloneSpec spec = cancellable().requireNoSsl().donorServer(nowhere);
        Servers.hurry(pair);
        try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            awaitFileCopy(operation);

            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            CloneFailure failure = catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON))
                    .failure();
            // 1158 where KILL QUERY hits the server in a read from the donor (seen on 9.7.4).
            assertThat(failure.error().orElseThrow().number()).isIn(1317, 1158);
            assertIsCancelledInFileCopy(failure);
        }
    }

    /** What has not left this JVM does not count as sent. */
    @Test
    void cancelsByKillQueryThoughTheConnectionBreaksOverTheFirst() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 1");
        MySqlServer nowhere = MySqlServer.at("127.0.0.1", 1).login(pair.donorAccount());
        RemoteCloneSpec spec =
                cancellable().requireNoSsl().donorServer(nowhere).serverAfterRestart(Servers.recipient(pair));
        AtomicInteger kills = new AtomicInteger();
        Servers.hurry(pair);
        MySqlServer recipient =
                MySqlServer.dataSource(new ObservedDataSource(Servers.recipient(pair), (method, argument) -> {
                    boolean isKill = String.valueOf(argument).startsWith("KILL QUERY");
                    if (isKill && kills.incrementAndGet() == 1) {
                        throw new SQLException("Communications link failure", "08S01", 0);
                    }
                }));
        try (CloneSession session = spec.openSession(recipient)) {
            CloneOperation operation = session.start();
            awaitFileCopy(operation);

            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            assertIsCancelledInFileCopy(catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON))
                    .failure());
        }
        assertThat(kills).hasValue(2);
    }

    @Test
    void cancelsWhenItsSessionIsClosed() throws SQLException {
        CloneOperation operation;
        try (CloneSession session = cancellable().openSession(Servers.recipient(pair))) {
            operation = session.start();
            awaitFileCopy(operation);
        }

        assertThat(operation.progress().state()).isEqualTo(CloneState.CANCELLED);
        assertNoClonerIsLeft();
    }

    @Test
    void cancelsWhenTheCallingThreadIsInterruptedAndRestoresTheFlag() throws InterruptedException, SQLException {
        AtomicReference<@Nullable CloneCancelledException> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        AtomicReference<CloneState> state = new AtomicReference<>(CloneState.PREFLIGHT);
        RemoteCloneSpec spec = cancellable();
        Thread caller = new Thread(() -> {
            try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
                session.onProgress(progress -> {
                    if (Servers.isCopyingFiles(progress)) {
                        state.set(CloneState.RUNNING);
                    }
                });
                thrown.set(catchThrowableOfType(CloneCancelledException.class, session::run));
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        Await.until("the file copy", SOON, () -> state.get() == CloneState.RUNNING);

        caller.interrupt();
        caller.join(SOON.toMillis());

        CloneCancelledException cancelled = thrown.get();
        assertThat(cancelled).isNotNull();
        assertIsCancelledInFileCopy(cancelled.failure());
        assertThat(flag).isTrue();
        assertNoClonerIsLeft();
    }

    private static void awaitFileCopy(CloneOperation operation) {
        Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
    }

    private static void assertIsCancelledInFileCopy(CloneFailure failure) {
        assertThat(failure.stage()).contains(Stage.FILE_COPY);
        assertThat(failure.recipientData()).isEqualTo(RecipientData.DROPPED);
    }

    /** What is left says which name nobody can use for a schema any more. */
    private void assertFoldersAreListed(CloneFailure failure) throws SQLException {
        Leftover folders = failure.leftovers().stream()
                .filter(leftover -> leftover.what().startsWith("folders of schemas that are not there"))
                .findFirst()
                .orElseThrow();
        String schema = folders.what().replaceFirst(".*: (\\w+)/.*", "$1");
        assertThat(Path.of(pair.recipient().dataDirectory(), schema)).isEmptyDirectory();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> pair.recipient().execute("CREATE DATABASE " + schema))
                .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo(3678));
        assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE '" + schema + "'"))
                .isNull();
        try (CloneSession session = cancellable().openSession(Servers.recipient(pair))) {
            assertThat(session.preflight()
                            .result(CheckId.STRAY_FILES)
                            .orElseThrow()
                            .findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains(schema + "/"));
        }
    }

    /** The threads have gone at the return; a server ends a session a moment after its client has. */
    private void assertNoClonerIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("mysql-clone-") && thread.isAlive());
        Await.until(
                "the library's sessions to go",
                SOON,
                () -> "0"
                        .equals(Sql.value(
                                pair.recipient(),
                                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = 'clone_recipient'")));
    }
}

package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class FailedCloneIT {

    private static CloneFailure failureOf(RemoteCloneSpec spec, ClonePair pair) {
        CloneFailedException failed =
                catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));
        assertThat(failed).isNotNull();
        return failed.failure();
    }

    /**
     * OK from the statement, two restarts, and the server's own word that it failed; 8.0.30 starts once and never again, of
     * which nobody but its log can tell.
     */
    @Test
    @Tag(Lane.FULL)
    void isReportedAsFailedWhenRecoveryFailsAfterAnOk() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                .donor(server -> server.initialiseOption("innodb_data_file_path", "ibdata1:10M:autoextend"))
                .start()) {
            Servers.fill(pair.recipient(), "old", 10);

            RemoteCloneSpec spec = Servers.without(Servers.replacing(pair), CheckId.DATA_FILE_PATH);
            if (!TestedMySql.isAtLeast("8.4.8")) {
                CloneOutcomeUnknownException unknown = catchThrowableOfType(
                        CloneOutcomeUnknownException.class,
                        () -> Servers.run(
                                spec.timeouts(spec.timeouts().restart(Duration.ofSeconds(8)))
                                        .restartStrategy(pair.recipient().restartStrategy()),
                                Servers.recipient(pair)));
                assertThat(unknown.lastExit().errorLog()).anyMatch(line -> line.contains("is of a different size"));
                return;
            }
            CloneFailure failure = failureOf(spec, pair);

            assertThat(failure.error().orElseThrow().number()).isEqualTo(1815);
            assertThat(failure.stage()).contains(Stage.RECOVERY);
            assertThat(failure.recipientData()).isEqualTo(RecipientData.DROPPED);
            assertThat(failure.errorLog()).isNotEmpty();
            assertThat(failure.toString()).contains("'./ibdata1' is of a different size");
            assertThat(pair.recipient().startCount()).isEqualTo(3);
        }
    }

    @Test
    void namesTheDonorsErrorForAWrongPassword() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            Servers.fill(pair.recipient(), "old", 10);
            RemoteCloneSpec spec = Servers.replacing(pair)
                    .donorAccount(Account.of(pair.donorAccount().user(), "not the 'password'"));

            CloneFailure failure = failureOf(spec, pair);

            ServerError error = failure.error().orElseThrow();
            assertThat(error.number()).isEqualTo(ServerError.CLONE_DONOR);
            assertThat(error.fromDonor().orElseThrow().number()).isEqualTo(1045);
            assertThat(failure.recipientData()).isEqualTo(RecipientData.UNTOUCHED);
            assertThat(failure.toString()).doesNotContain("not the");
            assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void saysThatTheDataIsGoneWhenTheRecipientDiesInTheCopy() throws SQLException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            Servers.fill(pair.recipient(), "old", 10);
            AtomicBoolean killed = new AtomicBoolean();
            CloneFailedException failed;
            try (var session = Servers.fromDonorSlowly(pair, 5).replaceData().openSession(Servers.recipient(pair))) {
                session.onProgress(progress -> {
                    if (Servers.isCopyingFiles(progress) && killed.compareAndSet(false, true)) {
                        pair.recipient().kill();
                        pair.recipient().start();
                    }
                });
                failed = catchThrowableOfType(CloneFailedException.class, session::run);
            }

            assertThat(failed.failure().error().orElseThrow().number()).isEqualTo(1317);
            assertThat(failed.failure().stage()).contains(Stage.FILE_COPY);
            assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.DROPPED);
        }
    }
}

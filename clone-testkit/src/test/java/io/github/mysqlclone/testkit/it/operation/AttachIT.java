package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.AbandonedClone;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
class AttachIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void followsACloneThatAnotherProcessBeganToItsEnd() throws SQLException, InterruptedException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            Servers.fill(pair.donor(), "shop", 10);
            CloneIdentity abandoned = AbandonedClone.begin(pair);
            Servers.hurry(pair);

            CloneOperation operation = CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults())
                    .orElseThrow();
            CloneResult result = operation.await(SOON).orElseThrow();

            assertThat(result.identity()).isEqualTo(abandoned);
            assertThat(result.kind()).isEqualTo(CloneKind.REPLACE);
            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    @Test
    void letsACloneGoOnThoughItsSessionIsClosedRightAfter() throws SQLException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            CloneOperation operation;
            try (CloneSession session =
                    Servers.fromDonorSlowly(pair, 5).requireNoSsl().openSession(Servers.recipient(pair))) {
                operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                operation.detach();
            }
            Servers.hurry(pair);

            Await.until(
                    "the clone's end",
                    SOON,
                    () -> CloneStatus.read(Servers.recipient(pair))
                                    .orElseThrow()
                                    .state()
                            == ReportedState.COMPLETED);
            assertThat(catchThrowableOfType(CloneOutcomeUnknownException.class, () -> operation.await(SOON)))
                    .isNotNull();
        }
    }

    @Test
    void waitsWithoutALimitForOneThatLastsForever() throws InterruptedException {
        try (ClonePair pair = ClonePair.create()) {
            CloneResult original = Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair));
            CloneOperation operation = CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults())
                    .orElseThrow();

            assertThat(operation.await(ChronoUnit.FOREVER.getDuration()).orElseThrow())
                    .isEqualTo(operation.await());
            assertThat(operation.await().identity()).isEqualTo(original.identity());
        }
    }

    @Test
    void returnsTheResultOfACloneThatHasEnded() throws InterruptedException {
        try (ClonePair pair = ClonePair.create()) {
            CloneResult original = Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair));

            CloneResult found = CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults())
                    .orElseThrow()
                    .await(SOON)
                    .orElseThrow();

            assertThat(found.identity()).isEqualTo(original.identity());
            assertThat(found.stages()).isEqualTo(original.stages());
            assertThat(found.coordinates().orElseThrow().gtidExecuted())
                    .isEqualTo(original.coordinates().orElseThrow().gtidExecuted());
        }
    }

    @Test
    void throwsTheFailureOfACloneThatHasFailed() {
        try (ClonePair pair = ClonePair.create()) {
            RemoteCloneSpec spec = Servers.fromDonorOf(pair)
                    .donorAccount(Account.of(pair.donorAccount().user(), "wrong"))
                    .replaceData();
            MySqlServer recipient = Servers.recipient(pair);
            assertThatExceptionOfType(CloneFailedException.class).isThrownBy(() -> Servers.run(spec, recipient));

            CloneOperation operation =
                    CloneOperation.attach(recipient, AttachOptions.defaults()).orElseThrow();
            CloneFailedException failed = catchThrowableOfType(CloneFailedException.class, () -> operation.await(SOON));

            assertThat(failed.failure().error().orElseThrow().number()).isEqualTo(3862);
        }
    }

    @Test
    void namesTheDirectoryThatACloneOfAnotherProcessHasLeft() throws SQLException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            Path target = Path.of(pair.recipient().workDirectory(), "copy");
            RemoteCloneSpec spec =
                    Servers.fromDonorSlowly(pair, 5).requireNoSsl().dataDirectory(target.toString());
            try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
                CloneOperation operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                operation.detach();
            }
            CloneOperation operation = CloneOperation.attach(
                            Servers.recipient(pair),
                            AttachOptions.defaults().donorServer(pair.donor().server(pair.donorAccount())))
                    .orElseThrow();
            operation.cancel();

            CloneCancelledException cancelled =
                    catchThrowableOfType(CloneCancelledException.class, () -> operation.await(SOON));

            assertThat(target).isNotEmptyDirectory();
            assertThat(cancelled.failure().leftovers())
                    .singleElement()
                    .satisfies(left -> assertThat(left.what()).startsWith("the partial copy in " + target));
        }
    }

    @Test
    void findsNothingOnAServerThatNeverCloned() {
        try (ClonePair pair = ClonePair.create()) {
            assertThat(CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults()))
                    .isEmpty();
        }
    }
}

package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.TlsMode;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
class RestartIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static ClonePair unsupervisedPair() {
        return ClonePairSpec.standard().recipient(ServerSpec::unsupervised).start();
    }

    @Test
    void startsAnUnsupervisedRecipientByCallback() throws SQLException {
        try (ClonePair pair = unsupervisedPair()) {
            Servers.fill(pair.donor(), "shop", 10);
            AtomicInteger calls = new AtomicInteger();
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).restartStrategy(RestartStrategy.callback(server -> {
                calls.incrementAndGet();
                pair.recipient().awaitExit(SOON);
                pair.recipient().start();
            }));

            CloneResult result = Servers.run(spec, Servers.recipient(pair));

            assertThat(calls).hasValue(1);
            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    @Test
    void leavesTheOutcomeOpenWhileNobodyStartsTheRecipient() throws SQLException {
        try (ClonePair pair = unsupervisedPair()) {
            Servers.fill(pair.donor(), "shop", 10);
            RemoteCloneSpec spec =
                    Servers.fromDonorOf(pair).timeouts(CloneTimeouts.defaults().restart(Duration.ofSeconds(3)));
            MySqlServer recipient = Servers.recipient(pair);

            CloneOutcomeUnknownException unknown =
                    catchThrowableOfType(CloneOutcomeUnknownException.class, () -> Servers.run(spec, recipient));

            assertThat(unknown).hasMessageContaining("may have completed").hasMessageContaining("PT3S");
            pair.recipient().awaitExit(SOON);
            pair.recipient().start();
            CloneStatus truth = CloneStatus.read(recipient).orElseThrow();
            assertThat(truth.state()).isEqualTo(ReportedState.COMPLETED);
            assertThat(unknown.identity()).contains(truth.identity());
        }
    }

    @Test
    void leavesTheOutcomeOpenWhenTheCallbackFails() {
        try (ClonePair pair = unsupervisedPair()) {
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).restartStrategy(RestartStrategy.callback(server -> {
                throw new IllegalStateException("no such container");
            }));

            CloneOutcomeUnknownException unknown = catchThrowableOfType(
                    CloneOutcomeUnknownException.class, () -> Servers.run(spec, Servers.recipient(pair)));

            assertThat(unknown).hasMessageContaining("no such container").hasRootCauseMessage("no such container");
        }
    }

    /** A server that has just started knows no password yet, and the driver sends it none without TLS. */
    @Test
    void triesTheOtherLoginWhereTheDriverItselfRefusesOne() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard().start()) {
            Servers.fill(pair.donor(), "shop", 10);
            MySqlServer recipient = Servers.recipient(pair).tls(TlsMode.REQUIRED);
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).serverAfterRestart(recipient.tls(TlsMode.DISABLED));

            CloneResult result = Servers.run(spec, recipient);

            assertThat(result.coordinates()).isPresent();
        }
    }

    @Test
    void refusesAnotherServerThatComesUpOnThePort() {
        AtomicReference<TestServer> impostor = new AtomicReference<>();
        try (ClonePair pair = unsupervisedPair()) {
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).restartStrategy(RestartStrategy.callback(server -> {
                pair.recipient().awaitExit(SOON);
                TestServer other =
                        ServerSpec.standard().port(pair.recipient().port()).start();
                impostor.set(other);
                other.execute("CREATE USER clone_recipient IDENTIFIED BY '"
                        + pair.recipientAccount().password().reveal() + "'");
            }));

            CloneOutcomeUnknownException unknown = catchThrowableOfType(
                    CloneOutcomeUnknownException.class, () -> Servers.run(spec, Servers.recipient(pair)));

            assertThat(unknown)
                    .hasMessageContaining("another server")
                    .hasCauseInstanceOf(DifferentServerException.class);
        } finally {
            if (impostor.get() != null) {
                impostor.get().close();
            }
        }
    }

    @Test
    void findsTheTruthWhenTheStatementsConnectionBreaks() throws SQLException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            Servers.fill(pair.donor(), "shop", 10);
            MySqlServer recipient = Servers.recipient(pair);
            RecordingDataSource connections = new RecordingDataSource(recipient);
            AtomicBoolean aborted = new AtomicBoolean();
            RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 20).serverAfterRestart(recipient);

            CloneResult result;
            try (var session = spec.replaceData().openSession(MySqlServer.dataSource(connections))) {
                session.onProgress(progress -> {
                    if (Servers.isCopyingFiles(progress) && !aborted.get()) {
                        aborted.set(connections.abortTheOneThatRunsClone());
                    }
                });
                result = session.run();
            }

            assertThat(aborted).isTrue();
            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }
}

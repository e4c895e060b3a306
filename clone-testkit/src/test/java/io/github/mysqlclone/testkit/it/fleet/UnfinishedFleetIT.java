package io.github.mysqlclone.testkit.it.fleet;

import static io.github.mysqlclone.testkit.it.fleet.FleetServers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetBusyException;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one call did not finish the next one does. */
@Tag(Lane.FULL)
class UnfinishedFleetIT {

    private static final Duration REST = Duration.ofSeconds(6);

    @TempDir
    private Path directory;

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(3);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private Path ledgers() {
        return directory.resolve("ledgers");
    }

    /** Each clone rests after it has dropped what was there. */
    private Fleet resting() {
        RemoteCloneSpec spec = servers.spec();
        return Fleet.of(
                spec.prepare(spec.preparation().set(CloneSetting.delayAfterDataDrop(REST))),
                servers.members().stream().map(FleetServers::member).toList(),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl());
    }

    private static long count(FleetOperation operation, MemberState state) {
        return operation.members().stream()
                .map(FleetEvent::state)
                .filter(state::equals)
                .count();
    }

    private boolean anyCloneRuns() {
        return servers.members().stream().anyMatch(member -> {
            try {
                return CloneStatus.read(member.server())
                        .filter(status -> status.state() == ReportedState.IN_PROGRESS && status.processListId() != 0)
                        .isPresent();
            } catch (ServerConnectionException e) {
                // The plugin is not there yet, or it restarts.
                return false;
            }
        });
    }

    @Test
    void cancelEndsWhatRunsAndTheNextCallGoesOn() throws Exception {
        FleetOperation operation = resting().start(FleetServers.options().ledgers(ledgers()));
        Await.until(
                "the second generation",
                SOON,
                () -> count(operation, MemberState.COPIED) == 1
                        && count(operation, MemberState.CLONING) == 2
                        && anyCloneRuns());

        operation.cancel();
        FleetReport cancelled = operation.await(SOON).orElseThrow();

        assertThat(cancelled.isComplete()).isFalse();
        assertThat(anyCloneRuns()).isFalse();
        assertThat(cancelled.outcomes().stream().filter(MemberOutcome.Cloned.class::isInstance))
                .as(cancelled.toString())
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(cancelled.ledgers()).contains(ledgers());
        FleetServers.nothingIsLeftOn(servers.root());

        FleetReport finished =
                servers.fleet().ensureCloned(FleetServers.options().ledgers(ledgers()));

        assertThat(finished.isComplete()).as(finished.toString()).isTrue();
        assertThat(finished.ledgers()).isEmpty();
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }

    @Test
    void anInterruptionCancelsAndIsKept() throws Exception {
        FutureTask<Boolean> call = new FutureTask<>(() -> {
            FleetReport report = resting().ensureCloned(FleetServers.options().ledgers(ledgers()));
            return !report.isComplete() && Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(call, "caller");
        caller.start();
        Await.until("a clone", SOON, this::anyCloneRuns);

        caller.interrupt();

        assertThat(call.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(anyCloneRuns()).isFalse();
        FleetServers.nothingIsLeftOn(servers.root());
    }

    /** A process that dies between its last replica and the source leaves this: an account, and the notes of it. */
    @Test
    void whatIsLeftOnTheSourceGoesThoughAllReplicate() throws Exception {
        FleetOperation operation = resting().start(FleetServers.options().ledgers(ledgers()));
        Await.until("a clone", SOON, this::anyCloneRuns);
        Path kept =
                Files.copy(ledgerOfSource(), directory.resolve(ledgerOfSource().getFileName()));
        List<String> account = Sql.row(
                servers.root(),
                "SELECT user, host, attribute FROM information_schema.user_attributes WHERE user LIKE 'mysql\\_clone\\_%'");
        assertThat(operation.await(SOON).orElseThrow().isComplete()).isTrue();
        Files.copy(kept, ledgers().resolve(kept.getFileName()));
        servers.root()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE USER '" + account.get(0) + "'@'" + account.get(1)
                                + "' IDENTIFIED BY 'password-of-nobody' ATTRIBUTE '" + account.get(2) + "'");

        FleetReport report = servers.fleet().ensureCloned(FleetServers.options().ledgers(ledgers()));

        assertThat(report.outcomes()).as(report.toString()).hasOnlyElementsOfType(MemberOutcome.Replicating.class);
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.ledgers()).isEmpty();
        FleetServers.nothingIsLeftOn(servers.root());
    }

    private void noSecretIsOnDisk() throws IOException {
        List<String> secrets = List.of(
                FleetServers.REPLICATOR.password().reveal(),
                servers.root().rootAccount().password().reveal());
        try (Stream<Path> files = Files.list(ledgers())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(secrets)
                            .doesNotContain("IDENTIFIED BY"));
        }
    }

    private Path ledgerOfSource() throws IOException {
        try (Stream<Path> files = Files.list(ledgers())) {
            return files.filter(file -> file.getFileName().toString().matches("source-.*\\.ledger"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aKilledProcessIsFollowedByOneThatFinishes() throws Exception {
        try (ChildJvm first = FleetJvm.start(servers, ledgers(), REST, directory.resolve("output"))) {
            Await.until("a clone", SOON, this::anyCloneRuns);
            // Two at once: the second is sent away.
            assertThatExceptionOfType(FleetBusyException.class)
                    .isThrownBy(() -> servers.fleet().ensureCloned(FleetServers.options()));
            first.handle().destroyForcibly();
            first.awaitExit();
        }
        noSecretIsOnDisk();
        Await.until(
                "the server has noticed that the first process is gone",
                SOON,
                () -> "1".equals(Sql.value(servers.root(), "SELECT IS_FREE_LOCK('mysql_clone.fleet')")));

        FleetReport report = servers.fleet().ensureCloned(FleetServers.options().ledgers(ledgers()));

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.ledgers()).isEmpty();
        servers.areWholeReplicas(List.copyOf(servers.members()));
        assertThat(servers.all().mapToLong(DonorLog::served).sum())
                .as("clones in all: the one that ran was taken up")
                .isEqualTo(servers.members().size());
        servers.holdTheSame(servers.members());
    }
}

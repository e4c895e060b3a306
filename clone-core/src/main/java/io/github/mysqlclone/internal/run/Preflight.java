package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.Checks;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorHistory;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.plan.FactsAfterPreparation;
import io.github.mysqlclone.internal.preparation.plan.PreparationPlanner;
import io.github.mysqlclone.internal.reading.DaemonTask;
import io.github.mysqlclone.internal.reading.DonorReader;
import io.github.mysqlclone.internal.reading.FactReader;
import io.github.mysqlclone.internal.reading.HostReader;
import io.github.mysqlclone.internal.reading.SharedHostReader;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.internal.watch.ServerProcess;
import io.github.mysqlclone.internal.watch.StateBeforeClone;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads both servers in parallel and judges what was read. */
final class Preflight {

    /** What {@code clone_donor_timeout_after_network_failure} may be (manual). */
    private static final long MOST_MINUTES = 30;

    private final CloneContext context;
    private final Recorder recorder;

    Preflight(CloneContext context) {
        this.context = context;
        this.recorder = context.recorder();
    }

    /** What was read, and the verdict on it. */
    record Examination(CloneFacts facts, PreflightReport report) {

        /** Judge again with what the recipient holds now. */
        Examination withUserData(CloneSpec spec, Fact<UserData> userData) {
            CloneFacts fresh = facts.withUserData(userData);
            return new Examination(fresh, Checks.judge(spec, fresh));
        }

        /** Keep what the end of the clone will be held against. */
        Optional<String> donorUuid() {
            return facts.donor().map(donor -> donor.server().identity().uuid()).known();
        }

        private Optional<Duration> reconnectWindow() {
            return facts.donor()
                    .flatMap(donor -> donor.server().number("clone_donor_timeout_after_network_failure"))
                    .known()
                    .filter(minutes -> minutes >= 0 && minutes <= MOST_MINUTES)
                    .map(Duration::ofMinutes);
        }

        StateBeforeClone background(Optional<UserData> dataBefore, ServerProcess process) {
            ServerFacts recipient = facts.recipient().server();
            return new StateBeforeClone(
                    donorUuid(),
                    DonorHistory.executed(facts),
                    recipient.grants(),
                    recipient
                            .plugins()
                            .known()
                            .flatMap(Plugins::clonePlugin)
                            .map(Plugin::library)
                            .filter(library -> !library.isEmpty())
                            .orElse(StateBeforeClone.USUAL_LIBRARY),
                    dataBefore,
                    OnlyOnRecipient.of(facts, dataBefore),
                    facts.recipient().host().flatMap(HostFiles::orphanFolders),
                    process,
                    reconnectWindow(),
                    facts.changes().of(PersistedChange.class).findAny().isPresent());
        }
    }

    /** Read both sides; when this returns or throws, no thread of it is left. */
    Examination examine() {
        recorder.preflightBegins();
        Examination examination = readAndJudge();
        recorder.preflightEnds(examination.report());
        return examination;
    }

    private Examination readAndJudge() {
        FactReader reader = new FactReader(context.opener());
        try (DaemonTask<DonorReader.Reading> donorSide =
                new DaemonTask<>("mysql-clone-preflight-donor", () -> readDonorSide(reader), reader::giveUp)) {
            donorSide.start();
            RecipientFacts recipient = HostReader.look(
                    context.spec(), reader.recipient(context.recipient()), () -> reader.dataFiles(context.recipient()));
            DonorReader.Reading donor = donorSide.get();
            CloneFacts now = new CloneFacts(recipient, donor.facts(), donor.login())
                    .withReplicationObstacles(replicationObstacles())
                    .withSharedHost(SharedHostReader.look(
                            context.spec(), context.recipient().address(), recipient, donor.facts()));
            CloneFacts facts = FactsAfterPreparation.of(
                    now,
                    PreparationPlanner.plan(context.spec(), now, context.temporaryAccountHosts(now), Instant.now()));
            return new Examination(facts, Checks.judge(context.spec(), facts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** What would be in the way of replication where that is intended; a server that does not tell is unknown. */
    private Fact<List<Finding>> replicationObstacles() {
        return context.intended()
                .map(intended -> {
                    try {
                        return Fact.of(intended.intent().obstacles(intended.participants()));
                    } catch (ServerConnectionException e) {
                        return Fact.<List<Finding>>unknown(String.valueOf(e.getMessage()));
                    }
                })
                .orElseGet(() -> Fact.unknown("no replication is intended"));
    }

    private DonorReader.Reading readDonorSide(FactReader reader) throws InterruptedException {
        Optional<RemoteCloneSpec> remote = context.remote();
        if (remote.isEmpty()) {
            return new DonorReader.Reading(
                    Fact.unknown("a local clone has no donor"), Fact.unknown("nothing restarts"));
        }
        try {
            return new DonorReader(reader, remote.get()).read(accountAfterRestart());
        } catch (RuntimeException | Error e) {
            // Whatever the donor's driver or pool does, the recipient is judged.
            String reason = "reading the donor failed unexpectedly: " + context.mask(e.toString());
            return new DonorReader.Reading(Fact.unknown(reason), Fact.unknown(reason));
        }
    }

    private Fact<Account> accountAfterRestart() {
        if (context.spec().kind() != CloneKind.REPLACE) {
            return Fact.unknown("nothing restarts");
        }
        return context.recipientAfterRestart()
                .account()
                .map(Fact::of)
                .orElseGet(() -> Fact.unknown("the recipient is given as a DataSource, whose account is not known;"
                        + " give serverAfterRestart with an account of the donor"));
    }

    private static CloneCancelledException interrupted() {
        return new CloneCancelledException("Interrupted during preflight.", NothingBegunFailure.NOTHING_BEGUN);
    }
}

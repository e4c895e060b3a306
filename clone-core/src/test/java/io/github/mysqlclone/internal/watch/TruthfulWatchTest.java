package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.OutcomeFromCloneStatus;
import io.github.mysqlclone.internal.outcome.OutcomeOfAttachedClone;
import io.github.mysqlclone.internal.outcome.OutcomeRule;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.internal.simulation.SimulatedRecipient;
import io.github.mysqlclone.internal.simulation.Truth;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens to a recipient, in whatever order: the watch ends, and says that a clone completed or failed only where
 * it did. {@code -Dclone.test.seed=…} runs the same sequences again.
 */
@Timeout(300)
class TruthfulWatchTest {

    private static final Logger log = LoggerFactory.getLogger(TruthfulWatchTest.class);

    /** The same in each build, which is to fail by what was changed in it; others are asked for by clone.test.seed. */
    private static final long SEED = 1;

    private static final int SEQUENCES = 10_000;
    /** Some wait for a statement that does not come back, for seconds. */
    private static final int AT_ONCE = 32;

    private static final int MOST_QUESTIONS = 20_000;

    private enum End {
        COMPLETED,
        FAILED,
        CANCELLED,
        UNRESOLVED
    }

    private record Ended(End end, Optional<String> lie) {}

    @Test
    void saysOnlyWhatIsTrueOfTenThousandClones() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("clone.test.seed", SEED);
        log.info("The seed is {}", seed);
        Random seeds = new Random(seed);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Ended>> sequences = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            long each = seeds.nextLong();
            sequences.add(threads.submit(() -> ended(each)));
        }
        Map<End, Integer> counts = new EnumMap<>(End.class);
        List<String> lies = new ArrayList<>();
        try {
            for (Future<Ended> sequence : sequences) {
                counts.merge(sequence.get().end(), 1, Integer::sum);
                sequence.get().lie().ifPresent(lies::add);
            }
        } finally {
            threads.shutdownNow();
        }
        log.info("{}", counts);

        assertThat(lies)
                .as("seed %d, %d lies, the first of them", seed, lies.size())
                .isEmpty();
        // A watch that says nothing tells no lies either.
        assertThat(counts.getOrDefault(End.COMPLETED, 0)).isGreaterThan(SEQUENCES / 5);
        assertThat(counts.getOrDefault(End.FAILED, 0)).isGreaterThan(SEQUENCES / 10);
        assertThat(counts.getOrDefault(End.CANCELLED, 0)).isGreaterThan(SEQUENCES / 100);
        assertThat(counts.getOrDefault(End.UNRESOLVED, 0)).isBetween(1, SEQUENCES / 3);
    }

    private static Ended ended(long seed) throws SQLException {
        Random random = new Random(seed);
        CloneKind kind = random.nextInt(3) > 0 ? CloneKind.REPLACE : CloneKind.DIRECTORY;
        boolean isAttached = random.nextInt(4) == 0;
        SimulatedRecipient recipient = new SimulatedRecipient(seed, kind, isAttached);
        CallerRequests requests = CallerRequests.forOneThatWasSent();
        int cancelsAfter = random.nextInt(4) == 0 ? random.nextInt(60) : MOST_QUESTIONS;
        int detachesAfter = random.nextInt(20) == 0 ? random.nextInt(60) : MOST_QUESTIONS;
        ProgressFeed feed = new ProgressFeed(
                true,
                Recorder.of(new Recorder.Subject("a clone", "a server")),
                ScriptedServer.opener().mask());
        String what = "seed " + seed + ", " + kind + (isAttached ? ", attached" : "");
        try {
            WatchedClone watched = watched(recipient, kind, isAttached);
            new CloneWatch(watched, feed, requests, () -> {
                        if (recipient.questions() > cancelsAfter) {
                            requests.cancel();
                        }
                        if (recipient.questions() > Math.min(detachesAfter, MOST_QUESTIONS)) {
                            requests.detach();
                        }
                        // No look waits for the one before it to have been a millisecond ago.
                        requests.changed();
                        return recipient.nanos();
                    })
                    .run();
            boolean isTrue = recipient.truth() == Truth.COMPLETED || recipient.isAnothersTakenForIt();
            return judged(End.COMPLETED, isTrue, what, recipient, "it completed");
        } catch (CloneCancelledException e) {
            return judged(
                    End.CANCELLED, recipient.truth() == Truth.FAILED, what, recipient, String.valueOf(e.getMessage()));
        } catch (CloneFailedException e) {
            boolean isTrue = recipient.truth() == Truth.FAILED
                    || recipient.truth() == Truth.NEVER_BEGUN
                    || recipient.isAnothersTakenForIt();
            return judged(End.FAILED, isTrue, what, recipient, String.valueOf(e.getMessage()));
        } catch (CloneOutcomeUnknownException e) {
            boolean isWhole = recipient.questions() <= MOST_QUESTIONS
                    && !String.valueOf(e.getMessage()).contains("unexpectedly");
            return judged(End.UNRESOLVED, isWhole, what, recipient, String.valueOf(e.getMessage()));
        } catch (CloneException e) {
            return judged(End.FAILED, false, what, recipient, e.toString());
        }
    }

    private static Ended judged(End end, boolean isTrue, String what, SimulatedRecipient recipient, String message) {
        boolean isHarmless = !recipient.isAnothersKilled();
        return new Ended(
                end,
                isTrue && isHarmless
                        ? Optional.empty()
                        : Optional.of("%s: said %s (%s) after %d questions, truth %s%s%n%s"
                                .formatted(
                                        what,
                                        end,
                                        message,
                                        recipient.questions(),
                                        recipient.truth(),
                                        isHarmless ? "" : ", and another's clone was killed",
                                        recipient.story())));
    }

    private static WatchedClone watched(SimulatedRecipient recipient, CloneKind kind, boolean isAttached)
            throws SQLException {
        ScriptedServer server = recipient.server();
        ServerConnection watching = server.open();
        Optional<CloneIdentity> before = StatusReader.read(watching) instanceof StatusReading.Row row
                ? Optional.of(row.status().identity())
                : Optional.empty();
        ServerProcess process = ServerProcess.of(watching);
        Optional<StatementCall> call = Optional.empty();
        OutcomeRule rule;
        if (isAttached) {
            rule = new OutcomeOfAttachedClone(kind, before.orElseThrow());
        } else {
            StatementCall ready =
                    StatementCall.ready(server.open(), "CLONE", Duration.ofSeconds(5), recipient::statementReceived);
            rule = OutcomeFromCloneStatus.of(
                    kind, SimulatedRecipient.SOURCE, SimulatedRecipient.place(kind), before, ready.sent());
            call = Optional.of(ready);
        }
        recipient.begin();
        call.ifPresent(StatementCall::send);
        return new WatchedClone(
                kind,
                "a clone",
                server.server(),
                CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)),
                RestartStrategy.supervised(),
                ScriptedServer.opener().mask(),
                rule,
                new ReconnectingRecipient(
                        ScriptedServer.opener(),
                        ScriptedServer.UUID,
                        new LoginPlan(server.server(), server.server()),
                        watching,
                        Duration.ofSeconds(5)),
                call,
                new StateBeforeClone(
                        Optional.empty(),
                        GtidSet.empty(),
                        Fact.unknown("nobody looked"),
                        StateBeforeClone.USUAL_LIBRARY,
                        Optional.empty(),
                        OnlyOnRecipient.NOTHING_KNOWN,
                        Fact.unknown("nobody looked"),
                        process,
                        Optional.empty(),
                        false),
                DonorSessions.unknown(ScriptedServer.opener()));
    }
}

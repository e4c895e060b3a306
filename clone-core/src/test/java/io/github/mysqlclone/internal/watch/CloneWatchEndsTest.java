package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.outcome.OutcomeFromCloneStatus;
import io.github.mysqlclone.internal.outcome.OutcomeOfAttachedClone;
import io.github.mysqlclone.internal.outcome.OutcomeRule;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Statement;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Surroundings;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Tables;
import io.github.mysqlclone.progress.ReportedState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a recipient says for ever, the watch ends, unless it says that the clone runs: for all that it may say, however
 * the statement came back, and whatever else can be found out. Each look at the clock costs ten minutes.
 */
@Timeout(120)
class CloneWatchEndsTest {

    static final long SENT_AT_MICROS = 1_795_341_600_000_000L;

    private static final Instant BEGIN = Instant.ofEpochSecond(SENT_AT_MICROS / 1_000_000, 250_000_000);
    private static final String SOURCE = "db1:3306";
    private static final String THERE = "LOCAL INSTANCE";
    private static final long THEIRS = 77;

    private static final CloneIdentity OURS = new CloneIdentity(ScriptedServer.UUID, SOURCE, BEGIN);
    private static final CloneIdentity EARLIER =
            new CloneIdentity(ScriptedServer.UUID, SOURCE, BEGIN.minusSeconds(3600));
    private static final CloneIdentity ANOTHER =
            new CloneIdentity(ScriptedServer.UUID, "db9:3306", BEGIN.plusSeconds(9));

    /** All that is not the end of a clone by itself. */
    private static final Map<String, Tables> TABLES = new LinkedHashMap<>();

    private static final String OURS_RUNS = "ours runs";
    private static final String BY_ANOTHER_SESSION = "ours runs, but for the session";

    static {
        TABLES.put("no row", Tables.empty());
        TABLES.put("no tables", Tables.gone());
        TABLES.put("unreadable", Tables.unreadable());
        TABLES.put("the clone before", row(EARLIER, ReportedState.COMPLETED, 0));
        TABLES.put("another one runs", row(ANOTHER, ReportedState.IN_PROGRESS, THEIRS));
        TABLES.put("another one has completed", row(ANOTHER, ReportedState.COMPLETED, THEIRS));
        TABLES.put("another one before a restart", row(ANOTHER, ReportedState.COMPLETED, 0));
        TABLES.put("ours recovers", row(OURS, ReportedState.IN_PROGRESS, 0));
        TABLES.put("ours has not started", row(OURS, ReportedState.NOT_STARTED, 0));
        TABLES.put("ours has completed, but for the session", row(OURS, ReportedState.COMPLETED, THEIRS));
        TABLES.put(OURS_RUNS, row(OURS, ReportedState.IN_PROGRESS, SteadyRecipient.SESSION));
        TABLES.put(BY_ANOTHER_SESSION, row(OURS, ReportedState.IN_PROGRESS, THEIRS));
    }

    private enum Begun {
        FRESH,
        NOTED,
        ATTACHED
    }

    private record Case(CloneKind kind, Begun begun, Statement statement, String tables, Surroundings surroundings) {

        /** The server says that a session runs it, and nobody says that it has ended. */
        boolean isReallyRunning() {
            boolean statementIsOpen = statement == Statement.OUT || statement == Statement.LOST;
            return switch (begun) {
                case ATTACHED, NOTED ->
                    (tables.equals(OURS_RUNS) || tables.equals(BY_ANOTHER_SESSION)) && statementIsOpen;
                case FRESH ->
                    (tables.equals(OURS_RUNS) && statementIsOpen)
                            || (tables.equals(BY_ANOTHER_SESSION) && statement == Statement.OUT);
            };
        }
    }

    private static Tables row(CloneIdentity identity, ReportedState state, long session) {
        return Tables.of(new CloneStatus(
                identity, state, session, THERE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    private static List<Case> cases(Surroundings surroundings) {
        List<Case> cases = new ArrayList<>();
        for (CloneKind kind : List.of(CloneKind.REPLACE, CloneKind.DIRECTORY)) {
            for (String tables : TABLES.keySet()) {
                cases.add(new Case(kind, Begun.ATTACHED, Statement.OUT, tables, surroundings));
                for (Statement statement : Statement.values()) {
                    cases.add(new Case(kind, Begun.FRESH, statement, tables, surroundings));
                    cases.add(new Case(kind, Begun.NOTED, statement, tables, surroundings));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsSaidForEver(Surroundings surroundings) {
        List<String> endless = new ArrayList<>();
        List<String> endedWhileItRan = new ArrayList<>();
        for (Case each : cases(surroundings)) {
            boolean isEndless = isEndless(each);
            if (isEndless && !each.isReallyRunning()) {
                endless.add(each.toString());
            }
            if (!isEndless && each.isReallyRunning()) {
                endedWhileItRan.add(each.toString());
            }
        }

        assertThat(endless).as("followed for ever").isEmpty();
        assertThat(endedWhileItRan).as("given up while it ran").isEmpty();
    }

    /** The row of a statement that got lost may come between the look at it and the one at the sessions. */
    @Test
    void isNotDoneForACloneWhoseRowComesBetweenTwoLooks() {
        SteadyRecipient recipient = new SteadyRecipient(Statement.LOST, Tables.empty(), Surroundings.SESSION_IS_GONE);
        recipient.changesWithTheProcessList(TABLES.getOrDefault(OURS_RUNS, Tables.empty()));

        assertThat(isEndless(
                        new Case(
                                CloneKind.REPLACE, Begun.FRESH, Statement.LOST, "no row", Surroundings.SESSION_IS_GONE),
                        recipient))
                .isTrue();
        assertThat(recipient.server.count("SHOW PROCESSLIST")).isEqualTo(1);
    }

    /** A server that is stopped in the midst of a clone forgets it, and the directory that it copied into stays. */
    @Test
    void namesTheCloneThatWasSeenThoughItsRowIsGone() {
        Case each =
                new Case(CloneKind.DIRECTORY, Begun.NOTED, Statement.REFUSED, "no row", Surroundings.SESSION_IS_GONE);

        assertThat(end(
                        each,
                        new SteadyRecipient(each.statement(), Tables.empty(), each.surroundings()),
                        CallerRequests.forOneThatWasSent()))
                .isInstanceOfSatisfying(
                        CloneFailedException.class,
                        failed -> assertThat(failed.failure().identity()).contains(OURS));
    }

    private static boolean isEndless(Case each) {
        Tables tables = TABLES.getOrDefault(each.tables(), Tables.empty());
        if (tables.row() != null
                && tables.row().state() == ReportedState.COMPLETED
                && tables.row().identity().equals(OURS)) {
            tables = each.begun() == Begun.FRESH ? tables : Tables.empty();
        }
        return isEndless(each, new SteadyRecipient(each.statement(), tables, each.surroundings()));
    }

    private static boolean isEndless(Case each, SteadyRecipient recipient) {
        CallerRequests requests = CallerRequests.forOneThatWasSent();
        AtomicBoolean isEndless = new AtomicBoolean();
        recipient.afterManyLooks(() -> {
            isEndless.set(true);
            requests.detach();
        });
        Throwable end = end(each, recipient, requests);
        assertThat(end == null || end instanceof CloneException)
                .as("%s: %s", each, end)
                .isTrue();
        if (end instanceof CloneOutcomeUnknownException) {
            assertThat(end).as("%s", each).message().doesNotContain("unexpectedly");
        }
        return isEndless.get();
    }

    private static @Nullable Throwable end(Case each, SteadyRecipient recipient, CallerRequests requests) {
        ProgressFeed feed = new ProgressFeed(
                true,
                Recorder.of(new Recorder.Subject("a clone", "a server")),
                ScriptedServer.opener().mask());
        if (each.begun() != Begun.FRESH) {
            feed.identified(OURS);
        }
        AtomicLong clock = new AtomicLong();
        return catchThrowable(() -> new CloneWatch(
                        watched(each, recipient),
                        feed,
                        requests,
                        () -> clock.addAndGet(Duration.ofMinutes(10).toNanos()))
                .run());
    }

    private static WatchedClone watched(Case each, SteadyRecipient recipient)
            throws SQLException, InterruptedException {
        Optional<StatementCall> call = Optional.empty();
        OutcomeRule rule = new OutcomeOfAttachedClone(each.kind(), OURS);
        if (each.begun() != Begun.ATTACHED) {
            StatementCall sent = StatementCall.ready(recipient.server.open(), "CLONE", Duration.ofSeconds(5), () -> {});
            sent.send();
            if (each.statement() != Statement.OUT) {
                assertThat(sent.awaitEnd(Duration.ofSeconds(30))).isTrue();
            }
            call = Optional.of(sent);
            rule = OutcomeFromCloneStatus.of(each.kind(), SOURCE, THERE, Optional.of(EARLIER), sent.sent());
            rule = each.begun() == Begun.NOTED ? rule.noted(OURS) : rule;
        }
        return new WatchedClone(
                each.kind(),
                "a clone",
                recipient.server.server(),
                CloneTimeouts.defaults().pollInterval(Duration.ofMillis(1)),
                RestartStrategy.supervised(),
                ScriptedServer.opener().mask(),
                rule,
                new ReconnectingRecipient(
                        ScriptedServer.opener(),
                        ScriptedServer.UUID,
                        new LoginPlan(recipient.server.server(), recipient.server.server()),
                        recipient.server.open(),
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
                        new ServerProcess(1000),
                        Optional.empty(),
                        false),
                DonorSessions.unknown(ScriptedServer.opener()));
    }
}

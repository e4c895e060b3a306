package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.jdbc.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clones of one recipient, ours among them, and the processes that they run in. */
final class CloneCourse {

    private static final String IN_PLACE = "LOCAL INSTANCE";
    private static final long FIRST_UPTIME_SECONDS = 4_000;
    private static final List<Integer> REFUSALS = List.of(1064, 1227, 3869, 3634, 3957);
    private static final List<Integer> FAILURES = List.of(3862, 3868, 1205, 1815, 1158);

    /** Statements that do not come back though their clone has ended, as over a half-open link: each is waited for. */
    private static final int SILENT_PER_MILLE = 3;

    private static final long RESTARTS_WITHIN_NANOS = 4_000_000_000L;

    private enum Phase {
        QUIET,
        COPYING,
        /** The statement comes back, and the process goes down next. */
        COPIED,
        DOWN,
        RECOVERING
    }

    private final Random random;
    private final SimulatedClock clock;
    private final CloneKind kind;
    private final Consumer<String> teller;
    private final StatementOnItsWay statement = new StatementOnItsWay();
    private Phase phase = Phase.QUIET;
    private Truth truth = Truth.ON_ITS_WAY;
    private boolean isSessionGone;
    private boolean isConnectionBroken;
    private boolean isPluginGone;
    private boolean isAnothersKilled;
    private boolean isOursSeen;
    private boolean isAnothersSeen;
    private boolean isDone;
    private boolean isCopied;
    private long killedTooLateAtNanos;
    private boolean recoversNext;
    private int othersToCome = 3;
    private long startedAtSeconds;
    private @Nullable StatusRow row;
    /** What would be found by a process that begins now; only a clone of some age is on the disk. */
    private @Nullable StatusRow onDisk;

    CloneCourse(Random random, SimulatedClock clock, CloneKind kind, Consumer<String> teller) {
        this.random = random;
        this.clock = clock;
        this.kind = kind;
        this.teller = teller;
        startedAtSeconds = clock.serverMicros() / 1_000_000 - FIRST_UPTIME_SECONDS;
        if (chance(50)) {
            row = new StatusRow(
                    false,
                    StatusRow.COMPLETED,
                    chance(20) ? SimulatedRecipient.SESSION : 0,
                    clock.serverMicros() - 3_600_000_000L,
                    SimulatedRecipient.SOURCE,
                    IN_PLACE,
                    0);
            onDisk = row.withoutSession();
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Truth truth() {
        return truth;
    }

    StatementOnItsWay statement() {
        return statement;
    }

    @Nullable
    StatusRow row() {
        return row;
    }

    /** Somebody has read this row and all that belongs to it. */
    void rowWasSeen(StatusRow seen) {
        isOursSeen |= seen.isOurs() && seen.session() == SimulatedRecipient.SESSION;
        isAnothersSeen |= seen.equals(row) && !seen.isOurs() && seen.session() != 0;
    }

    /**
     * Returns whether the row is that of a clone which nobody can tell from ours: no look found ours in its session, and
     * none the other one in its own before the restart that took it out of the row; or ours came back as done, and a
     * proxy might have changed the ids.
     */
    boolean isTakenForOurs() {
        return row != null && !row.isOurs() && !isOursSeen && (!isAnothersSeen || isDone);
    }

    boolean isUp() {
        return phase != Phase.DOWN;
    }

    boolean isConnectionBroken() {
        return isConnectionBroken;
    }

    boolean isPluginGone() {
        return isPluginGone;
    }

    boolean isAnothersKilled() {
        return isAnothersKilled;
    }

    void connected() {
        isConnectionBroken = false;
    }

    void breakConnections() {
        isConnectionBroken = true;
    }

    long uptimeSeconds() {
        return clock.serverMicros() / 1_000_000 - startedAtSeconds;
    }

    List<Long> sessions() {
        List<Long> sessions = new ArrayList<>(List.of(3L));
        if (!isSessionGone) {
            sessions.add(SimulatedRecipient.SESSION);
        }
        if (row != null && row.session() != 0) {
            sessions.add(row.session());
        }
        return sessions;
    }

    List<Map<String, Object>> stages() {
        return List.of(
                stage("FILE COPY", phase == Phase.COPYING ? StatusRow.IN_PROGRESS : StatusRow.COMPLETED),
                stage("FILE SYNC", isCopied ? StatusRow.COMPLETED : "Not Started"));
    }

    private static Map<String, Object> stage(String name, String state) {
        return Rows.row(
                "STAGE",
                name,
                "STATE",
                state,
                "BEGIN_TIME",
                0,
                "END_TIME",
                0,
                "THREADS",
                1,
                "ESTIMATE",
                9,
                "DATA",
                5,
                "NETWORK",
                5);
    }

    /** Another process has sent it; nobody here hears how it comes back. */
    void beganBefore() {
        statement.received();
        isSessionGone = true;
        begin(true, 44);
        onDisk = row;
    }

    /** Lets the next thing happen, if it does. */
    void goOn() {
        switch (phase) {
            case QUIET -> quiet();
            case COPYING -> copying();
            case COPIED -> {
                if (chance(50) || isRestartOverdue()) {
                    recoversNext = true;
                    goDown("goes down to recover the copy");
                }
            }
            case DOWN -> {
                if (chance(30)) {
                    comeUp();
                }
            }
            case RECOVERING -> recovering();
        }
    }

    /** A restart that has been signalled takes no longer than this. */
    private boolean isRestartOverdue() {
        return running().state().equals(StatusRow.FAILED)
                && clock.monotonicNanos() - killedTooLateAtNanos > RESTARTS_WITHIN_NANOS;
    }

    private void quiet() {
        if (truth == Truth.ON_ITS_WAY && chance(40)) {
            if (statement.isBack() && chance(60)) {
                isSessionGone = true;
                truth = Truth.NEVER_BEGUN;
                teller.accept("the session goes, the statement never came");
            } else if (chance(12)) {
                refuse(oneOf(REFUSALS));
            } else {
                begin(true, chance(3) ? 99 : SimulatedRecipient.SESSION);
            }
        } else if (othersToCome > 0 && chance(4)) {
            othersToCome--;
            begin(false, 77);
        }
    }

    private void begin(boolean isOurs, long session) {
        phase = Phase.COPYING;
        isCopied = false;
        isAnothersSeen = false;
        row = new StatusRow(
                isOurs,
                StatusRow.IN_PROGRESS,
                session,
                clock.serverMicros(),
                isOurs || chance(50) ? SimulatedRecipient.SOURCE : "db9:3306",
                isOurs ? SimulatedRecipient.place(kind) : chance(70) ? IN_PLACE : "/somewhere/else/",
                0);
        truth = isOurs ? Truth.RUNNING : truth;
        teller.accept((isOurs ? "our" : "another") + " clone begins in session " + session);
    }

    private void refuse(int number) {
        truth = Truth.NEVER_BEGUN;
        teller.accept("our statement is refused with " + number);
        answer(Optional.of(Errors.said(number)));
    }

    private void copying() {
        onDisk = chance(60) ? row : onDisk;
        if (truth == Truth.ON_ITS_WAY && chance(30)) {
            refuse(3634);
        }
        if (chance(12)) {
            fail(oneOf(FAILURES));
        } else if (chance(25)) {
            copied();
        }
    }

    private StatusRow running() {
        return Objects.requireNonNull(row, "no clone runs");
    }

    /** Ours is done with an answer, another one's is nobody's business here. */
    private void answer(Optional<SQLException> problem) {
        if (random.nextInt(1_000) >= SILENT_PER_MILLE) {
            statement.comesBack(problem);
        }
    }

    private void fail(int number) {
        phase = Phase.QUIET;
        row = running().in(StatusRow.FAILED, number);
        onDisk = row;
        teller.accept("the clone fails with " + number);
        if (running().isOurs()) {
            truth = Truth.FAILED;
            answer(Optional.of(Errors.said(number)));
        }
    }

    private boolean replaces(StatusRow clone) {
        return clone.place().equals(IN_PLACE);
    }

    private void copied() {
        StatusRow clone = running();
        isCopied = true;
        boolean isKilledTooLate = replaces(clone) && chance(8);
        if (replaces(clone)) {
            phase = Phase.COPIED;
            row = isKilledTooLate ? clone.in(StatusRow.FAILED, 1317) : clone;
            killedTooLateAtNanos = clock.monotonicNanos();
            onDisk = row;
            teller.accept(isKilledTooLate ? "the copy is done, and killed too late" : "the copy is done");
        } else {
            phase = Phase.QUIET;
            row = clone.in(StatusRow.COMPLETED, 0);
            onDisk = row;
            truth = clone.isOurs() ? Truth.COMPLETED : truth;
            teller.accept("the copy is complete");
        }
        if (clone.isOurs()) {
            // As often as not the process is gone before its answer is.
            isDone = !replaces(clone) || chance(70);
        }
        if (clone.isOurs() && isKilledTooLate) {
            isDone = false;
            answer(Optional.of(Errors.said(1317)));
        } else if (clone.isOurs() && isDone) {
            answer(replaces(clone) && chance(30) ? Optional.of(Errors.said(3707)) : Optional.empty());
        }
    }

    /** The statement's connection breaks, which the server does not notice. */
    void loseStatement() {
        teller.accept("the statement's connection breaks");
        statement.comesBack(Optional.of(Errors.connectionLost()));
    }

    /** Somebody ends the query of a session. */
    void killed(long session) {
        if (phase == Phase.COPYING && running().session() == session) {
            isAnothersKilled |= !running().isOurs();
            fail(1317);
        }
    }

    /** A third party ends the clone that runs. */
    void killWhateverRuns() {
        if (phase == Phase.COPYING) {
            fail(1317);
        }
    }

    /** The process dies. */
    void die() {
        if (phase == Phase.DOWN) {
            return;
        }
        if (phase == Phase.COPYING && running().isOurs()) {
            truth = Truth.FAILED;
        }
        recoversNext = phase == Phase.COPIED || phase == Phase.RECOVERING;
        if (phase == Phase.COPYING
                && onDisk != null
                && onDisk.beganAt() == running().beganAt()) {
            onDisk = onDisk.in(StatusRow.IN_PROGRESS, 1317);
        }
        if ((phase == Phase.COPYING || phase == Phase.RECOVERING) && chance(40)) {
            forget();
        }
        goDown("dies");
    }

    /** It dies while it writes down how far the clone is (seen on 9.7.4 at the beginning of PAGE COPY). */
    private void forget() {
        teller.accept("the server has not written the row to its end");
        if (phase == Phase.RECOVERING && running().isOurs()) {
            truth = Truth.COMPLETED;
        }
        recoversNext = false;
        onDisk = null;
    }

    private void goDown(String why) {
        teller.accept("the server " + why);
        phase = Phase.DOWN;
        isConnectionBroken = true;
        isSessionGone = true;
        if (truth == Truth.ON_ITS_WAY) {
            truth = Truth.NEVER_BEGUN;
        }
        if (random.nextInt(1_000) >= SILENT_PER_MILLE) {
            statement.comesBack(Optional.of(chance(10) ? Errors.said(1053) : Errors.connectionLost()));
        }
    }

    private void comeUp() {
        startedAtSeconds = clock.serverMicros() / 1_000_000;
        row = onDisk == null ? null : onDisk.withoutSession();
        phase = recoversNext ? Phase.RECOVERING : Phase.QUIET;
        teller.accept("the server is up again");
        if (recoversNext) {
            isPluginGone = chance(10);
            recovering();
        }
    }

    private void recovering() {
        // A row that says how a clone ended tells nothing of its recovery until that is over.
        boolean isNoted = !running().state().equals(StatusRow.IN_PROGRESS);
        if (!isNoted && !chance(60)) {
            return;
        }
        phase = Phase.QUIET;
        boolean fails = chance(10);
        row = running().in(fails ? StatusRow.FAILED : StatusRow.COMPLETED, fails ? 1815 : 0);
        onDisk = row;
        recoversNext = false;
        if (running().isOurs()) {
            truth = fails ? Truth.FAILED : Truth.COMPLETED;
        }
        teller.accept("the recovery is over: " + row.state());
        if (fails && chance(50)) {
            goDown("exits after the recovery that failed");
        }
    }

    void installPlugin() throws SQLException {
        if (chance(30)) {
            throw Errors.said(1126);
        }
        isPluginGone = false;
    }
}

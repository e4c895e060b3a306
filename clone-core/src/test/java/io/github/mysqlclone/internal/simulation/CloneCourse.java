package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.CloneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The clones of one recipient, ours among them, one after the other, through the processes that they run in. */
final class CloneCourse {

    private static final List<Integer> REFUSALS = List.of(1064, 1227, 3869, 3634, 3957);
    private static final int TOO_MANY_CLONES = 3634;
    private static final List<Integer> FAILURES = List.of(3862, 3868, 1205, 1815, 1158);
    private static final int RECOVERY_FAILED = 1815;
    private static final int QUERY_INTERRUPTED = 1317;

    private final Dice dice;
    private final Consumer<String> teller;
    private final CopyingProcess process;
    private final OurClone ours;
    private final CloneNotes notes = new CloneNotes();
    private final NewRows newRows;
    private final PendingRestart restart;
    private CoursePhase phase = CoursePhase.QUIET;
    private boolean isAnothersKilled;
    private boolean isCopied;
    private int othersToCome = 3;

    CloneCourse(Random random, SimulatedClock clock, CloneKind kind, Consumer<String> teller) {
        this.dice = new Dice(random);
        this.teller = teller;
        this.process = new CopyingProcess(dice, clock);
        this.ours = new OurClone(dice, teller);
        this.newRows = new NewRows(dice, clock, kind);
        this.restart = new PendingRestart(clock);
        if (dice.chance(50)) {
            notes.hadBefore(newRows.ofOneThatIsOver());
        }
    }

    OurClone ours() {
        return ours;
    }

    CopyingProcess process() {
        return process;
    }

    boolean isUp() {
        return phase != CoursePhase.DOWN;
    }

    CloneNotes notes() {
        return notes;
    }

    boolean isAnothersKilled() {
        return isAnothersKilled;
    }

    List<Long> sessions() {
        List<Long> sessions = new ArrayList<>(List.of(3L));
        if (!process.isSessionGone()) {
            sessions.add(SimulatedRecipient.SESSION);
        }
        StatusRow row = notes.row();
        if (row != null && row.session() != 0) {
            sessions.add(row.session());
        }
        return sessions;
    }

    List<Map<String, Object>> stages() {
        return StageRows.of(phase == CoursePhase.COPYING, isCopied);
    }

    /** Another process has sent it; nobody here hears how it comes back. */
    void beganBefore() {
        ours.statement().received();
        process.endSession();
        begin(newRows.ofOurs(44));
        notes.keep();
    }

    /** Lets the next thing happen, if it does. */
    void goOn() {
        switch (phase) {
            case QUIET -> quiet();
            case COPYING -> copying();
            case COPIED -> {
                if (dice.chance(50) || restart.isOverdue(notes.running())) {
                    restart.recoverNext(true);
                    goDown("goes down to recover the copy");
                }
            }
            case DOWN -> {
                if (dice.chance(30)) {
                    comeUp();
                }
            }
            case RECOVERING -> recovering();
        }
    }

    private void quiet() {
        if (ours.isOnItsWay() && dice.chance(40)) {
            if (ours.statement().isBack() && dice.chance(60)) {
                process.endSession();
                ours.neverArrives();
            } else if (dice.chance(12)) {
                ours.isRefused(dice.oneOf(REFUSALS));
            } else {
                begin(newRows.ofOurs(dice.chance(3) ? 99 : SimulatedRecipient.SESSION));
            }
        } else if (othersToCome > 0 && dice.chance(4)) {
            othersToCome--;
            begin(newRows.ofAnother());
        }
    }

    private void begin(StatusRow clone) {
        phase = CoursePhase.COPYING;
        isCopied = false;
        notes.begin(clone);
        if (clone.isOurs()) {
            ours.begins();
        }
        teller.accept((clone.isOurs() ? "our" : "another") + " clone begins in session " + clone.session());
    }

    private void copying() {
        if (dice.chance(60)) {
            notes.keep();
        }
        if (ours.isOnItsWay() && dice.chance(30)) {
            ours.isRefused(TOO_MANY_CLONES);
        }
        if (dice.chance(12)) {
            fail(dice.oneOf(FAILURES));
        } else if (dice.chance(25)) {
            copied();
        }
    }

    private void fail(int number) {
        phase = CoursePhase.QUIET;
        notes.showAndKeep(notes.running().in(StatusRow.FAILED, number));
        teller.accept("the clone fails with " + number);
        if (notes.running().isOurs()) {
            ours.fails(number);
        }
    }

    private void copied() {
        StatusRow clone = notes.running();
        isCopied = true;
        boolean isRestartNext = clone.isInPlace();
        boolean isKilledTooLate = isRestartNext && dice.chance(8);
        if (isRestartNext) {
            phase = CoursePhase.COPIED;
            notes.showAndKeep(isKilledTooLate ? clone.in(StatusRow.FAILED, QUERY_INTERRUPTED) : clone);
            restart.signal();
            teller.accept(isKilledTooLate ? "the copy is done, and killed too late" : "the copy is done");
        } else {
            phase = CoursePhase.QUIET;
            notes.showAndKeep(clone.in(StatusRow.COMPLETED, 0));
            teller.accept("the copy is complete");
        }
        if (clone.isOurs()) {
            if (!isRestartNext) {
                ours.completes();
            }
            ours.isCopied(isRestartNext, isKilledTooLate);
        }
    }

    /** Somebody ends the query of a session. */
    void killed(long session) {
        if (phase == CoursePhase.COPYING && notes.running().session() == session) {
            isAnothersKilled |= !notes.running().isOurs();
            fail(QUERY_INTERRUPTED);
        }
    }

    /** A third party ends the clone that runs. */
    void killWhateverRuns() {
        if (phase == CoursePhase.COPYING) {
            fail(QUERY_INTERRUPTED);
        }
    }

    /** The process dies. */
    void die() {
        if (phase == CoursePhase.DOWN) {
            return;
        }
        restart.recoverNext(phase == CoursePhase.COPIED || phase == CoursePhase.RECOVERING);
        if (phase == CoursePhase.COPYING) {
            notes.dieWithProcess();
            if (notes.running().isOurs()) {
                ours.dies();
            }
        }
        if ((phase == CoursePhase.COPYING || phase == CoursePhase.RECOVERING) && dice.chance(40)) {
            forget();
        }
        goDown("dies");
    }

    /** It dies while it writes down how far the clone is (seen on 9.7.4 at the beginning of PAGE COPY). */
    private void forget() {
        teller.accept("the server has not written the row to its end");
        if (phase == CoursePhase.RECOVERING && notes.running().isOurs()) {
            ours.completes();
        }
        restart.recoverNext(false);
        notes.forget();
    }

    private void goDown(String why) {
        teller.accept("the server " + why);
        phase = CoursePhase.DOWN;
        process.goDown();
        ours.serverGoesDown();
    }

    private void comeUp() {
        process.comeUp();
        notes.read();
        phase = restart.isRecoveryNext() ? CoursePhase.RECOVERING : CoursePhase.QUIET;
        teller.accept("the server is up again");
        if (restart.isRecoveryNext()) {
            process.losePluginPerhaps();
            recovering();
        }
    }

    private void recovering() {
        // A row that says how a clone ended tells nothing of its recovery until that is over.
        boolean isNoted = !notes.running().state().equals(StatusRow.IN_PROGRESS);
        if (!isNoted && !dice.chance(60)) {
            return;
        }
        phase = CoursePhase.QUIET;
        boolean fails = dice.chance(10);
        notes.showAndKeep(
                notes.running().in(fails ? StatusRow.FAILED : StatusRow.COMPLETED, fails ? RECOVERY_FAILED : 0));
        restart.recoverNext(false);
        if (notes.running().isOurs() && fails) {
            ours.dies();
        } else if (notes.running().isOurs()) {
            ours.completes();
        }
        teller.accept("the recovery is over: " + notes.running().state());
        if (fails && dice.chance(50)) {
            goDown("exits after the recovery that failed");
        }
    }
}

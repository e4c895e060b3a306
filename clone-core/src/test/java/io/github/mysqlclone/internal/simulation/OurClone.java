package io.github.mysqlclone.internal.simulation;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The clone that is watched: what has become of it, and how its statement comes back. */
final class OurClone {

    private static final int NOT_SUPERVISED = 3707;
    private static final int QUERY_INTERRUPTED = 1317;
    private static final int SHUTTING_DOWN = 1053;

    /** Statements that do not come back though their clone has ended, as over a half-open link: each is waited for. */
    private static final int SILENT_PER_MILLE = 3;

    private final Dice dice;
    private final Consumer<String> teller;
    private final StatementOnItsWay statement = new StatementOnItsWay();
    private Truth truth = Truth.ON_ITS_WAY;
    private boolean isDone;

    OurClone(Dice dice, Consumer<String> teller) {
        this.dice = dice;
        this.teller = teller;
    }

    Truth truth() {
        return truth;
    }

    boolean isOnItsWay() {
        return truth == Truth.ON_ITS_WAY;
    }

    StatementOnItsWay statement() {
        return statement;
    }

    /** Returns whether its statement came back as that of a clone that is done. */
    boolean isDone() {
        return isDone;
    }

    private void answer(Optional<SQLException> problem) {
        if (!dice.chancePerMille(SILENT_PER_MILLE)) {
            statement.comesBack(problem);
        }
    }

    void begins() {
        truth = Truth.RUNNING;
    }

    void neverArrives() {
        truth = Truth.NEVER_BEGUN;
        teller.accept("the session goes, the statement never came");
    }

    void isRefused(int number) {
        truth = Truth.NEVER_BEGUN;
        teller.accept("our statement is refused with " + number);
        answer(Optional.of(Errors.said(number)));
    }

    void fails(int number) {
        truth = Truth.FAILED;
        answer(Optional.of(Errors.said(number)));
    }

    /** Its process dies while it copies. */
    void dies() {
        truth = Truth.FAILED;
    }

    void completes() {
        truth = Truth.COMPLETED;
    }

    /** As often as not the process is gone before its answer is. */
    void isCopied(boolean isRestartNext, boolean isKilledTooLate) {
        isDone = !isRestartNext || dice.chance(70);
        if (isKilledTooLate) {
            isDone = false;
            answer(Optional.of(Errors.said(QUERY_INTERRUPTED)));
        } else if (isDone) {
            answer(isRestartNext && dice.chance(30) ? Optional.of(Errors.said(NOT_SUPERVISED)) : Optional.empty());
        }
    }

    /** The statement's connection breaks, which the server does not notice. */
    void loseStatement() {
        teller.accept("the statement's connection breaks");
        statement.comesBack(Optional.of(Errors.connectionLost()));
    }

    void serverGoesDown() {
        if (isOnItsWay()) {
            truth = Truth.NEVER_BEGUN;
        }
        if (!dice.chancePerMille(SILENT_PER_MILLE)) {
            statement.comesBack(Optional.of(dice.chance(10) ? Errors.said(SHUTTING_DOWN) : Errors.connectionLost()));
        }
    }
}

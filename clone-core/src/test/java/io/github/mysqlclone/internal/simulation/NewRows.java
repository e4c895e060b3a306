package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.CloneKind;

/** The rows of clones that begin, and of one that is long over. */
record NewRows(Dice dice, SimulatedClock clock, CloneKind kind) {

    private static final String ELSEWHERE = "/somewhere/else/";
    private static final String OTHER_SOURCE = "db9:3306";
    private static final long AN_HOUR_MICROS = 3_600_000_000L;
    private static final long ANOTHERS_SESSION = 77;

    StatusRow ofOneThatIsOver() {
        return new StatusRow(
                false,
                StatusRow.COMPLETED,
                dice.chance(20) ? SimulatedRecipient.SESSION : 0,
                clock.serverMicros() - AN_HOUR_MICROS,
                SimulatedRecipient.SOURCE,
                StatusRow.IN_PLACE,
                0);
    }

    StatusRow ofOurs(long session) {
        return begun(true, session, SimulatedRecipient.SOURCE, SimulatedRecipient.place(kind));
    }

    StatusRow ofAnother() {
        String source = dice.chance(50) ? SimulatedRecipient.SOURCE : OTHER_SOURCE;
        return begun(false, ANOTHERS_SESSION, source, dice.chance(70) ? StatusRow.IN_PLACE : ELSEWHERE);
    }

    private StatusRow begun(boolean isOurs, long session, String source, String place) {
        return new StatusRow(isOurs, StatusRow.IN_PROGRESS, session, clock.serverMicros(), source, place, 0);
    }
}

package io.github.mysqlclone.internal.fleet.plan;

/**
 * What a clone that failed means for the queue.
 *
 * @param mayBeTriedAgain whether another donor, or another time, may do better
 * @param hasEmptied whether the recipient has lost its data
 * @param blamesDonor whether it was the donor's fault
 */
public record FailureConsequence(boolean mayBeTriedAgain, boolean hasEmptied, boolean blamesDonor) {

    /** Nothing will do better. */
    public static FailureConsequence forGood() {
        return new FailureConsequence(false, false, false);
    }
}

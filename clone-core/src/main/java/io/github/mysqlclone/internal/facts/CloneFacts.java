package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.preparation.change.PlannedChanges;

/**
 * All that checks may look at.
 *
 * @param recipient the server that runs the statement
 * @param donor the donor; missing if it cannot be reached from this JVM
 * @param loginAfterRestart how the donor receives the account for the time after the restart
 * @param changes what is changed before the clone; the facts are those that will hold then
 */
public record CloneFacts(
        RecipientFacts recipient,
        Fact<DonorFacts> donor,
        Fact<LoginAtDonor> loginAfterRestart,
        PlannedChanges changes) {

    /** Facts that hold as they are. */
    public CloneFacts(RecipientFacts recipient, Fact<DonorFacts> donor, Fact<LoginAtDonor> loginAfterRestart) {
        this(recipient, donor, loginAfterRestart, PlannedChanges.NONE);
    }

    /** The same with what the recipient holds now. */
    public CloneFacts withUserData(Fact<UserData> now) {
        return new CloneFacts(recipient.withUserData(now), donor, loginAfterRestart, changes);
    }
}

package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;

/**
 * All that checks may look at.
 *
 * @param recipient the server that runs the statement
 * @param donor the donor; missing if it cannot be reached from this JVM
 * @param loginAfterRestart how the donor receives the account for the time after the restart
 * @param changes what is changed before the clone; the facts are those that will hold then
 * @param replicationObstacles what would keep the copy from replicating, where that is intended
 * @param sharedHost what is seen from here of whether both share a host
 */
public record CloneFacts(
        RecipientFacts recipient,
        Fact<DonorFacts> donor,
        Fact<LoginAtDonor> loginAfterRestart,
        PlannedChanges changes,
        Fact<List<Finding>> replicationObstacles,
        SharedHost sharedHost) {

    /** Facts that hold as they are, with no replication intended. */
    public CloneFacts(RecipientFacts recipient, Fact<DonorFacts> donor, Fact<LoginAtDonor> loginAfterRestart) {
        this(
                recipient,
                donor,
                loginAfterRestart,
                PlannedChanges.NONE,
                Fact.unknown("no replication is intended"),
                SharedHost.NOT_LOOKED_AT);
    }

    /** The same with what is seen from here of whether both share a host. */
    public CloneFacts withSharedHost(SharedHost found) {
        return new CloneFacts(recipient, donor, loginAfterRestart, changes, replicationObstacles, found);
    }

    /** The same with what would be in the way of replication. */
    public CloneFacts withReplicationObstacles(Fact<List<Finding>> found) {
        return new CloneFacts(recipient, donor, loginAfterRestart, changes, found, sharedHost);
    }

    /** The same with what the recipient holds now. */
    public CloneFacts withUserData(Fact<UserData> now) {
        return new CloneFacts(
                recipient.withUserData(now), donor, loginAfterRestart, changes, replicationObstacles, sharedHost);
    }
}

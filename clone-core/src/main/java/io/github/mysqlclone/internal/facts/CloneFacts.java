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
 * @param donorsFilesThere which of the donor's files outside its data directory the recipient's host has at the same path
 */
public record CloneFacts(
        RecipientFacts recipient,
        Fact<DonorFacts> donor,
        Fact<LoginAtDonor> loginAfterRestart,
        PlannedChanges changes,
        Fact<List<Finding>> replicationObstacles,
        Fact<List<String>> donorsFilesThere) {

    /** Facts that hold as they are, with no replication intended. */
    public CloneFacts(RecipientFacts recipient, Fact<DonorFacts> donor, Fact<LoginAtDonor> loginAfterRestart) {
        this(
                recipient,
                donor,
                loginAfterRestart,
                PlannedChanges.NONE,
                Fact.unknown("no replication is intended"),
                Fact.unknown("nobody has looked"));
    }

    /** The same with what the recipient's host has of the donor's files. */
    public CloneFacts withDonorsFilesThere(Fact<List<String>> found) {
        return new CloneFacts(recipient, donor, loginAfterRestart, changes, replicationObstacles, found);
    }

    /** The same with what would be in the way of replication. */
    public CloneFacts withReplicationObstacles(Fact<List<Finding>> found) {
        return new CloneFacts(recipient, donor, loginAfterRestart, changes, found, donorsFilesThere);
    }

    /** The same with what the recipient holds now. */
    public CloneFacts withUserData(Fact<UserData> now) {
        return new CloneFacts(
                recipient.withUserData(now), donor, loginAfterRestart, changes, replicationObstacles, donorsFilesThere);
    }
}

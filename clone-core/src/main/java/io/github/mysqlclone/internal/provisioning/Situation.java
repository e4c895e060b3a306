package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ReplicationVariables;
import io.github.mysqlclone.internal.replication.ReplicationVariables.GtidMode;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.provisioning.ReplaceReason;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What recipient and donor are to each other. Pure.
 *
 * @param recipient the recipient's state, read before the donor's
 * @param channels what it replicates, Group Replication apart
 * @param hasData whether it holds a user schema
 * @param seesAllData whether the account would see every one there is
 * @param quarantine that in which a clone has left it; empty if it is in none
 * @param hasReplicas whether other servers replicate from it; empty if that is not to be seen
 * @param theDonor what is known of the other end
 */
record Situation(
        ReplicationVariables recipient,
        List<ReplicaStatus> channels,
        boolean hasData,
        boolean seesAllData,
        Optional<EarlierRunQuarantine> quarantine,
        Optional<Boolean> hasReplicas,
        Donor theDonor) {

    /**
     * The donor.
     *
     * @param state its state
     * @param address where the recipient finds it
     * @param hasData whether it holds a user schema, as far as its account sees
     * @param sources the uuids of the servers that it has channels from
     * @param followed those of them from which it fetches, or tries to
     */
    record Donor(
            ReplicationVariables state, Address address, boolean hasData, Set<String> sources, Set<String> followed) {}

    /**
     * Judge.
     *
     * @param consentFor the server that may lose its data
     */
    ProvisioningVerdict judge(Optional<String> consentFor) {
        Set<ReplaceReason> reasons = EnumSet.noneOf(ReplaceReason.class);
        relationship(reasons);
        Optional<ReplicaStatus> atWork = fromDonor().filter(ReplicaStatus::isRunning);
        // Two servers that follow each other are a healthy pair.
        boolean isReplica = reasons.isEmpty() || reasons.equals(EnumSet.of(ReplaceReason.SOURCE_OF_THE_DONOR));
        if (atWork.isPresent() && isReplica && !(isEmptied() && hasAllOfTheDonor())) {
            return quarantine.isPresent()
                    ? new ProvisioningVerdict.Quarantined(recipient.uuid(), atWork.get(), List.of())
                    : new ProvisioningVerdict.Replicating(recipient.uuid(), atWork.get(), List.of());
        }
        if (reasons.isEmpty() && !isEmptied()) {
            Optional<ProvisioningVerdict> behind = behind(reasons);
            if (behind.isPresent()) {
                return behind.get();
            }
        }
        if (hasReplicas.orElse(false)) {
            reasons.add(ReplaceReason.SOMEBODYS_SOURCE);
        } else if (hasReplicas.isEmpty()) {
            reasons.add(ReplaceReason.REPLICAS_UNSEEN);
        }
        if (reasons.isEmpty()) {
            return new ProvisioningVerdict.Empty(recipient.uuid(), List.of());
        }
        return consentFor.filter(recipient.uuid()::equalsIgnoreCase).isPresent()
                ? new ProvisioningVerdict.ReplaceConsented(recipient.uuid(), reasons, List.of())
                : new ProvisioningVerdict.ConsentNeeded(recipient.uuid(), reasons, List.of());
    }

    private void relationship(Set<ReplaceReason> reasons) {
        if (theDonor.followed().contains(recipient.uuid())) {
            reasons.add(ReplaceReason.SOURCE_OF_THE_DONOR);
        }
        if (channels.stream().anyMatch(channel -> !isFromDonor(channel) && !isInherited(channel))) {
            reasons.add(ReplaceReason.FOLLOWS_ANOTHER);
        }
        GtidSet own = recipient.executed().subtract(donor().executed());
        boolean wasEverRelated = hasData
                || !recipient.executed().intersection(donor().executed()).isEmpty();
        // A server that was only set up has transactions, too: its accounts.
        if (byGtid() && !own.isEmpty() && wasEverRelated) {
            reasons.add(hasAllOfTheDonor() ? ReplaceReason.AHEAD : ReplaceReason.DIVERGED);
        }
    }

    /** A clone that failed has dropped what it held; its GTIDs and channels may have stayed (by the plugin's source). */
    private boolean isEmptied() {
        return !hasData && seesAllData && theDonor.hasData();
    }

    /** Else it may just be that what the donor holds has not come here yet. */
    private boolean hasAllOfTheDonor() {
        return !donor().executed().isEmpty() && recipient.executed().contains(donor().executed());
    }

    /** Empty if it is no copy of the donor; then a reason says what it is unless it holds nothing. */
    private Optional<ProvisioningVerdict> behind(Set<ReplaceReason> reasons) {
        if (byGtid() && !recipient.executed().isEmpty() && donor().executed().contains(recipient.executed())) {
            if (!had().contains(donor().purged())) {
                reasons.add(ReplaceReason.SOURCE_PURGED);
                return Optional.empty();
            }
            return Optional.of(behind(untouched()
                    .orElse(new BinlogCoordinates(
                            Optional.empty(), 0, recipient.executed(), Optional.of(donor().uuid())))));
        }
        Optional<BinlogPosition> applied = fromDonor()
                .map(ReplicaStatus::applied)
                .filter(place -> !byGtid() && !place.file().isEmpty());
        if (applied.isPresent()) {
            BinlogPosition place = applied.get();
            return Optional.of(behind(new BinlogCoordinates(
                    Optional.of(place.file()), place.position(), recipient.executed(), Optional.of(donor().uuid()))));
        }
        if (!byGtid() && untouched().isPresent()) {
            return Optional.of(behind(untouched().get()));
        }
        if (hasData) {
            reasons.add(ReplaceReason.UNRELATED_DATA);
        }
        return Optional.empty();
    }

    /** Where it was cloned, if it is there still. */
    private Optional<BinlogCoordinates> untouched() {
        return quarantine
                .flatMap(EarlierRunQuarantine::coordinates)
                .filter(here -> here.donorUuid().equals(Optional.of(donor().uuid())));
    }

    private ProvisioningVerdict behind(BinlogCoordinates from) {
        GtidSet missing = byGtid() ? donor().executed().subtract(recipient.executed()) : GtidSet.empty();
        return new ProvisioningVerdict.Behind(
                recipient.uuid(), missing, from, fromDonor(), quarantine.isPresent(), List.of());
    }

    /** What it has executed, and what it has fetched and not executed yet. */
    private GtidSet had() {
        return fromDonor()
                .map(channel -> recipient.executed().union(channel.received()))
                .orElse(recipient.executed());
    }

    private Optional<ReplicaStatus> fromDonor() {
        return channels.stream().filter(this::isFromDonor).findFirst();
    }

    /** A channel that has never been connected does not know its source. */
    private boolean isFromDonor(ReplicaStatus channel) {
        return channel.sourceUuid()
                .map(donor().uuid()::equalsIgnoreCase)
                .orElse(channel.source().equals(Optional.of(theDonor.address())));
    }

    /** It came with the clone, and the quarantine has kept it from running. */
    private boolean isInherited(ReplicaStatus channel) {
        return quarantine.isPresent()
                && channel.receiver().state() == ThreadState.STOPPED
                && channel.applier().state() == ThreadState.STOPPED
                && channel.sourceUuid().filter(theDonor.sources()::contains).isPresent();
    }

    private ReplicationVariables donor() {
        return theDonor.state();
    }

    private boolean byGtid() {
        return donor().gtidMode() == GtidMode.ON && recipient.gtidMode() != GtidMode.OFF;
    }
}

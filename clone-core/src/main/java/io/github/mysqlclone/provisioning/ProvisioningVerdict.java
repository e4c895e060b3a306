package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Say what a recipient is to its donor, and so what has to be done. */
public sealed interface ProvisioningVerdict {

    /** {@return the {@code server_uuid} of the recipient} */
    String recipientUuid();

    /**
     * It is a copy of this donor and replicates from it: nothing to do.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param status the channel from the donor
     */
    record Replicating(String recipientUuid, ReplicaStatus status) implements ProvisioningVerdict {

        /** Require the parts. */
        public Replicating {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return "Nothing to do: it replicates from the donor, " + status;
        }
    }

    /**
     * It is a copy of this donor and replicates from it, but is still in the quarantine of its clone, as after a run that was
     * broken off: wait until it has caught up, then lift it.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param status the channel from the donor
     */
    record Quarantined(String recipientUuid, ReplicaStatus status) implements ProvisioningVerdict {

        /** Require the parts. */
        public Quarantined {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return "Hand it over: it replicates from the donor and is still in the quarantine of its clone, " + status;
        }
    }

    /**
     * It is a copy of this donor that does not replicate, and the donor still has what it lacks: replicate only.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param missing the transactions it lacks; the empty set without GTIDs, and where it lacks none
     * @param from from where it goes on
     * @param channel the channel from the donor, of which a half does not run or is not connected: it is started as it is, with its
     *     place, delay and filters. Empty if there is none, so that one is made
     * @param quarantined whether it is still in the quarantine of its clone, as after a run that was broken off; channels that the
     *     clone brought are reset then
     */
    record Behind(
            String recipientUuid,
            GtidSet missing,
            BinlogCoordinates from,
            Optional<ReplicaStatus> channel,
            boolean quarantined)
            implements ProvisioningVerdict {

        /** Require the parts. */
        public Behind {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(missing, "missing");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public String toString() {
            return "Replicate: it is a copy of the donor, and the donor still has "
                    + (missing.isEmpty() ? "what follows" : "the " + missing.count() + " transactions that it lacks");
        }
    }

    /**
     * It holds nothing: clone.
     *
     * @param recipientUuid its {@code server_uuid}
     */
    record Empty(String recipientUuid) implements ProvisioningVerdict {

        /** Require the uuid. */
        public Empty {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
        }

        @Override
        public String toString() {
            return "Clone: it is empty";
        }
    }

    /**
     * It would lose what it has, and the spec consents for exactly this server: clone.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param reasons why it cannot become a copy otherwise; at least one
     */
    record ReplaceConsented(String recipientUuid, Set<ReplaceReason> reasons) implements ProvisioningVerdict {

        /** Copy the set. */
        public ReplaceConsented {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Clone, with consent for " + recipientUuid + ", though " + sentences(reasons);
        }
    }

    /**
     * It would lose what it has, and nobody has consented for exactly this server: refuse.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param reasons why it cannot become a copy otherwise; at least one
     */
    record ConsentNeeded(String recipientUuid, Set<ReplaceReason> reasons) implements ProvisioningVerdict {

        /** Copy the set. */
        public ConsentNeeded {
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Refuse: " + sentences(reasons) + ". If all that may be lost, say so with replaceDataOf(\""
                    + recipientUuid + "\")";
        }
    }

    private static String sentences(Set<ReplaceReason> reasons) {
        return reasons.stream().sorted().map(ReplaceReason::sentence).collect(Collectors.joining(", "));
    }
}

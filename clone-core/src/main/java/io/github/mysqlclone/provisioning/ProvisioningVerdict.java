package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Say what a recipient is to its donor, and so what has to be done.
 *
 * @since 0.1.0
 */
public sealed interface ProvisioningVerdict {

    /** {@return the {@code server_uuid} of the recipient} */
    String recipientUuid();

    /**
     * {@return what is in the way of the goal, found without a clone: before one, or before replication is started, none of
     * it may be; of a server that replicates already, what keeps it from holding all that the donor holds. What could not be
     * looked at is UNPROVEN, and in the way only of a clone that would drop data, or under a strict policy}
     */
    List<Obstacle> obstacles();

    /**
     * It is a copy of this donor and replicates from it: nothing to do.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param status the channel from the donor
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record Replicating(String recipientUuid, ReplicaStatus status, List<Obstacle> obstacles)
            implements ProvisioningVerdict {

        /** Require the parts. */
        public Replicating {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return (obstacles.isEmpty() ? "Nothing to do: it" : "Left as it is, though not whole: it")
                    + " replicates from the donor, " + status + listed(obstacles);
        }
    }

    /**
     * It is a copy of this donor and replicates from it, but is still in the quarantine of its clone, as after a run that was
     * broken off: wait until it has caught up, then lift it.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param status the channel from the donor
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record Quarantined(String recipientUuid, ReplicaStatus status, List<Obstacle> obstacles)
            implements ProvisioningVerdict {

        /** Require the parts. */
        public Quarantined {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            return "Hand it over: it replicates from the donor and is still in the quarantine of its clone, " + status
                    + listed(obstacles);
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
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record Behind(
            String recipientUuid,
            GtidSet missing,
            BinlogCoordinates from,
            Optional<ReplicaStatus> channel,
            boolean quarantined,
            List<Obstacle> obstacles)
            implements ProvisioningVerdict {

        /** Require the parts. */
        public Behind {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            Objects.requireNonNull(missing, "missing");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public String toString() {
            return "Replicate: it is a copy of the donor, and the donor still has "
                    + (missing.isEmpty() ? "what follows" : "the " + missing.count() + " transactions that it lacks")
                    + listed(obstacles);
        }
    }

    /**
     * It holds nothing: clone.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record Empty(String recipientUuid, List<Obstacle> obstacles) implements ProvisioningVerdict {

        /** Require the uuid. */
        public Empty {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
        }

        @Override
        public String toString() {
            return "Clone: it is empty" + listed(obstacles);
        }
    }

    /**
     * It would lose what it has, and the spec consents for exactly this server: clone.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param reasons why it cannot become a copy otherwise; at least one
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record ReplaceConsented(String recipientUuid, Set<ReplaceReason> reasons, List<Obstacle> obstacles)
            implements ProvisioningVerdict {

        /** Copy the set. */
        public ReplaceConsented {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Clone, with consent for " + recipientUuid + ", though " + sentences(reasons) + listed(obstacles);
        }
    }

    /**
     * It would lose what it has, and nobody has consented for exactly this server: refuse.
     *
     * @param recipientUuid its {@code server_uuid}
     * @param reasons why it cannot become a copy otherwise; at least one
     * @param obstacles what is in the way, by {@link ProvisioningVerdict#obstacles}
     */
    record ConsentNeeded(String recipientUuid, Set<ReplaceReason> reasons, List<Obstacle> obstacles)
            implements ProvisioningVerdict {

        /** Copy the set. */
        public ConsentNeeded {
            obstacles = List.copyOf(obstacles);
            Objects.requireNonNull(recipientUuid, "recipientUuid");
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Refuse: " + sentences(reasons) + ". If all that may be lost, say so with replaceDataOf(\""
                    + recipientUuid + "\")" + listed(obstacles);
        }
    }

    private static String listed(List<Obstacle> obstacles) {
        return obstacles.stream().map(obstacle -> "\n  " + obstacle).collect(Collectors.joining());
    }

    private static String sentences(Set<ReplaceReason> reasons) {
        return reasons.stream().sorted().map(ReplaceReason::sentence).collect(Collectors.joining(", "));
    }
}

package io.github.mysqlclone.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ForeseenFindings;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.ReplicationIntent;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Say how a copy that is yet to be made is to replicate from its donor, for
 * {@link io.github.mysqlclone.preflight.PreflightPolicy#replicationIntended}: preflight proves all that needs no copy.
 *
 * <p>Immutable; thread-safe if the steps are.
 *
 * @since 0.1.0
 */
public final class IntendedReplica implements ReplicationIntent {

    private static final BinlogCoordinates NOWHERE =
            new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty());

    private final UnaryOperator<ReplicaSetup> steps;

    private IntendedReplica(UnaryOperator<ReplicaSetup> steps) {
        this.steps = steps;
    }

    /**
     * Say it in the steps of a setup, which has its source already: the clone's donor.
     *
     * @param steps at least {@link ReplicaSetup#account(String, String)}, such as
     *     {@code setup -> setup.account("replicator", password).requireSsl()}; the same may be done to
     *     {@code ReplicaSetup.from(result)} afterwards. Called at once and at each preflight
     * @return what preflight asks
     * @throws IllegalStateException if the steps name no account
     */
    public static IntendedReplica of(UnaryOperator<ReplicaSetup> steps) {
        IntendedReplica intended = new IntendedReplica(Objects.requireNonNull(steps, "steps"));
        // What is missing is to be heard now.
        Address anywhere = new Address("localhost", 3306);
        intended.plan(anywhere, MySqlServer.at(anywhere.host(), anywhere.port()));
        return intended;
    }

    private ReplicaPlan plan(Address source, MySqlServer donor) {
        return steps.apply(ReplicaSetup.from(NOWHERE)
                        .source(source.host(), source.port())
                        .sourceServer(donor))
                .plan();
    }

    @Override
    public List<Finding> obstacles(Participants participants) {
        return ForeseenFindings.of(plan(participants.source(), participants.donor()), participants);
    }

    @Override
    public String toString() {
        return "replication from the donor";
    }
}

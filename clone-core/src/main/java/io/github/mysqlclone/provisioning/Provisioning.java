package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Make sure that a server is a replica of a donor, whatever it is now: do what is missing and no more.
 *
 * <p>Only a server that provably holds nothing is cloned over without further consent. For any other one the spec must say
 * {@code replaceDataOf(uuid)}; {@code replaceData()} is refused here, for a job that runs again and again must not
 * destroy a server that has gone its own way meanwhile. That consent outlives a clone, which keeps the server's uuid: give it
 * to one run and not to a job, or the job drops the server after a failover, too. A value, thread-safe.
 *
 * @since 0.1.0
 */
public final class Provisioning {

    private final RemoteCloneSpec spec;
    private final MySqlServer recipient;
    private final UnaryOperator<ReplicaSetup> replication;

    private Provisioning(RemoteCloneSpec spec, MySqlServer recipient, UnaryOperator<ReplicaSetup> replication) {
        this.spec = spec;
        this.recipient = recipient;
        this.replication = replication;
    }

    /**
     * Say what is wanted.
     *
     * @param spec how to clone, if it comes to that; a quarantine is added to its preparation
     * @param recipient the server that is to be a replica. Where it has been cloned before, so that it has the donor's accounts,
     *     what the spec says for the time after the restart is tried, too
     * @param replication completes the setup, with the account at least; donor, {@code sourceServer}, and consent to reset the
     *     channels that a clone brings are in it already. A channel from the donor that is there is started again as it is
     * @return a provisioning that has done nothing
     * @throws IllegalArgumentException if the spec is for a directory clone, does not say how this JVM reaches the donor, or
     *     has a consent that names no server
     */
    public static Provisioning of(
            RemoteCloneSpec spec, MySqlServer recipient, UnaryOperator<ReplicaSetup> replication) {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(replication, "replication");
        if (spec.dataDirectory().isPresent()) {
            throw new IllegalArgumentException("spec: must replace the recipient's data (was a " + spec + ")");
        }
        if (spec.donorServer().isEmpty()) {
            throw new IllegalArgumentException("spec: must say with donorServer or donorAccount how the donor is read");
        }
        if (spec.consentsToReplace() && spec.replaceDataOf().isEmpty()) {
            throw new IllegalArgumentException("spec: must not consent with replaceData(), which holds for whatever the"
                    + " recipient is by then; replaceDataOf(uuid) names the one server that may lose its data");
        }
        return new Provisioning(spec, recipient, replication);
    }

    /**
     * Look at both servers and say what has to be done; changes nothing.
     *
     * <p>Blocks for a few short statements. Both accounts need REPLICATION CLIENT, that of the recipient PROCESS, SHOW
     * DATABASES to see all schemas.
     *
     * <p>What is in the way of replication is found as well, as far as it needs no copy: ids and uuids, also those of the
     * donor's other replicas, binary log and its format, GTID modes, filters, what a donor that is a replica logs, the
     * replication account with its demands on TLS, and the privileges of the account for afterwards.
     *
     * <p>What somebody may not look at is an obstacle of the kind UNPROVEN. An empty recipient is cloned over all the same; one
     * that would lose what it has is not, unless the setup says {@code acceptUnproven()}. A replication account that is for
     * other hosts than this one cannot be tried from here: what the donor says of it in {@code mysql.user} is enough, its
     * password is left to the attempt.
     *
     * @return the verdict
     * @throws IllegalStateException if the setup of replication lacks something, such as the account
     * @throws io.github.mysqlclone.server.ServerConnectionException if a server cannot be reached, or refuses to tell
     */
    public ProvisioningVerdict verdict() {
        return run().verdict();
    }

    /**
     * Look, and do what has to be done: nothing, replicate, or clone and replicate. Doing it again does nothing more.
     *
     * <p>The accounts need what {@link #verdict} says, and on the recipient SELECT on
     * {@code performance_schema.persisted_variables}. Blocks until the clone is complete and the replica has caught up with what the donor had by then. The quarantine of a
     * fresh copy is lifted at the end; if the replica does not catch up in time, it stays in it. The next call goes on from
     * there, after the end of this process, too, if the spec has a {@code Preparation.ledger}: it lifts the quarantine and undoes
     * what else the ledger says. Without one it cannot know of the quarantine, says what it sees in {@link Provisioned#quarantined}, and
     * where there are no GTIDs it needs consent to clone again. Two calls for one recipient must not run
     * at the same time.
     *
     * @param catchUp how long catching up may take; a clone has its own limits
     * @return what was done
     * @throws IllegalStateException if the setup of replication lacks something, such as the account; nothing was changed
     * @throws ConsentNeededException if the recipient would lose what it has; nothing was changed
     * @throws io.github.mysqlclone.replication.ReplicaRefusedException if something is in the way of replication, by
     *     {@link ProvisioningVerdict#obstacles}: also before a clone, so that nothing is dropped for it. A server that replicates
     *     already is left as it is, whatever they say
     * @throws io.github.mysqlclone.CloneException if the clone does not end well
     * @throws HandoverFailedException if it does, and replication does not come about
     * @throws io.github.mysqlclone.replication.ReplicationException if replication does not come about where nothing was cloned
     * @throws io.github.mysqlclone.server.ServerConnectionException if a server cannot be reached, or refuses to tell
     * @throws IllegalStateException if, by the ledger, the recipient still clones for an earlier call; if before a clone the ledger
     *     is about another recipient, or holds what could not be undone
     * @throws java.io.UncheckedIOException if the ledger of an earlier call cannot be read
     * @throws InterruptedException if the thread is interrupted; a clone is cancelled. After it the copy stays in quarantine, and
     *     a {@link HandoverFailedException} with its result is among the suppressed ones
     */
    public Provisioned ensureCloned(Duration catchUp) throws InterruptedException {
        return run().ensure(catchUp);
    }

    private ProvisioningRun run() {
        return new ProvisioningRun(spec, recipient, replication);
    }

    @Override
    public String toString() {
        return "replica " + recipient + " of " + spec.source();
    }
}

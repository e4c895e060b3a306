package io.github.mysqlclone.fleet;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.fleet.FleetEntryPoint;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.replication.ReplicaSetup;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Make sure that many servers are replicas of one source, whatever they are now: do what is missing and no more.
 *
 * <p>A donor serves one clone at a time, but a server that has just been cloned can serve the next one: so N copies take about as
 * long as log&#8322;(N+1) of them one after the other. Only a member that provably holds nothing is cloned over without further
 * consent; any other one needs {@link FleetMember#replaceDataOf(String)}. A value, thread-safe.
 *
 * <p>What is done with each member is what {@link io.github.mysqlclone.provisioning.Provisioning} does, with the same privileges. A
 * temporary donor account is made once on the source, travels with the copies, and is dropped everywhere at the end.
 *
 * {@snippet class="io.github.mysqlclone.examples.ReadmeExample" region="fleet"}
 *
 * @since 0.1.0
 */
public final class Fleet {

    private final FleetRequest wish;

    private Fleet(FleetRequest wish) {
        this.wish = wish;
    }

    /**
     * Say what is wanted.
     *
     * @param spec how to clone, and the source; a quarantine is added to its preparation. What it says of the time after the restart
     *     holds for all members. Copies get the source's accounts, and are read and changed as
     *     {@link FleetMember#serverAfterClone} says
     * @param members those that are to be replicas
     * @param replication completes the setup of each, with the account at least, as for
     *     {@link io.github.mysqlclone.provisioning.Provisioning#of}
     * @return a fleet with which nothing was done
     * @throws IllegalArgumentException if the spec is for a directory clone, does not say how this JVM reaches the source, has a
     *     consent, a ledger or a {@code serverAfterRestart}, which can only be for one member; if there are no members, two of one
     *     address, one that is reached at an address of another or of the source, or one without an account
     */
    public static Fleet of(RemoteCloneSpec spec, List<FleetMember> members, UnaryOperator<ReplicaSetup> replication) {
        return new Fleet(FleetRequest.of(spec, members, replication));
    }

    /**
     * Say where the source stands, as {@link FleetMember#rack} does of a member: it goes first as the donor of those that stand there,
     * too, unless {@link FleetOptions#leaveRootAlone()} has it go last.
     *
     * @param rack any name that is not blank
     * @return a new fleet
     * @throws IllegalArgumentException if it is blank
     */
    public Fleet rootRack(String rack) {
        return new Fleet(wish.withRootRack(rack));
    }

    /**
     * Say which machine the source runs on, as {@link FleetMember#onHost} does of a member: while it serves, no other clone comes to that
     * machine or goes out of it.
     *
     * @param label any name that is not blank, the same for all on that machine
     * @return a new fleet
     * @throws IllegalArgumentException if it is blank
     */
    public Fleet rootOnHost(String label) {
        return new Fleet(wish.withRootOnHost(label));
    }

    /**
     * Look at all servers and say what has to be done, with the usual options; changes nothing.
     *
     * @return the verdict
     * @throws io.github.mysqlclone.server.ServerConnectionException if the source cannot be reached
     * @throws IllegalStateException if the setup of replication lacks something, such as the account
     */
    public FleetVerdict verdict() {
        return verdict(FleetOptions.defaults());
    }

    /**
     * Look at all servers and say what has to be done; changes nothing.
     *
     * <p>Blocks for a few short statements on each server, in parallel. A member that cannot be reached is refused in the verdict.
     *
     * @param options with the ledgers, by which the quarantine of an earlier call is known
     * @return the verdict
     * @throws io.github.mysqlclone.server.ServerConnectionException if the source cannot be reached
     * @throws IllegalStateException if the setup of replication lacks something, such as the account
     */
    public FleetVerdict verdict(FleetOptions options) {
        return FleetEntryPoint.verdict(wish, options);
    }

    /**
     * Look, and do what has to be done, until each member replicates or cannot. Doing it again does nothing more.
     *
     * <p>Goes on from where an earlier call was broken off, if the options name its {@code ledgers}: a clone that still runs is followed,
     * and a member that does not answer while it is being cloned is waited for as long as a restart may take. Where nobody knows how a
     * clone ended, its donor is kept from others for as long as it may serve that clone, and the call does not end before, unless it
     * is cancelled.
     *
     * <p>Copies that an earlier call has made are donors for nobody. One that replicates is in no quarantine, so that what is written there
     * would travel on as if the source had it; plugin and account have gone from it. One that is in quarantine still has an account whose
     * password nobody knows any more, and would have to be opened for another; and nobody knows how old its data is, so that its children
     * might find purged what they lack.
     *
     * <p>If the source may purge its binary logs before the first copies follow it, all members that would be cloned are refused: each
     * waits for the last, and each restart may take as long as the spec's timeouts say. {@link #verdict()} says what to do. A copy that has
     * waited for too long in spite of that serves no more, and its result has a warning.
     *
     * <p>What a clone has changed on a donor that dies is put back as soon as that answers, before the member is cloned again, at the end,
     * or by the next call; until then it is a leftover. It is waited for as long as the donor itself would wait for a recipient.
     *
     * <p>If another call takes the lease on the source, after this one's session there was lost, this one is cancelled.
     *
     * <p>Blocks until the end. An interruption cancels as {@link FleetOperation#cancel} does, waits for the end of what runs, and
     * restores the thread's flag; the report then says what became of each.
     *
     * @param options how to go about it
     * @return what became of each member; a member that failed is told there and throws nothing
     * @throws FleetRefusedException if something is in the way of a member, unless the options say {@code skipFailing()}; nothing was
     *     changed
     * @throws FleetBusyException if another call is at work on a fleet of this source; nothing was changed
     * @throws io.github.mysqlclone.server.ServerConnectionException if the source cannot be reached at the beginning
     * @throws IllegalStateException if the setup of replication lacks something, such as the account, or the source refuses the
     *     temporary account or the plugin; nothing was cloned
     * @throws java.io.UncheckedIOException if the ledgers cannot be read or written; nothing was changed
     */
    public FleetReport ensureCloned(FleetOptions options) {
        return FleetEntryPoint.run(wish, options);
    }

    /**
     * Begin the same and return at once.
     *
     * @param options how to go about it
     * @return what goes on
     */
    public FleetOperation start(FleetOptions options) {
        return FleetEntryPoint.start(wish, options);
    }

    @Override
    public String toString() {
        return wish.toString();
    }
}

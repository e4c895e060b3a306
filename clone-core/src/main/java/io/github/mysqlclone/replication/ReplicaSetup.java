package io.github.mysqlclone.replication;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.internal.replication.ReplicaStart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Say how a copy is to replicate from the server it was cloned from; an immutable value on which each step returns a new
 * one.
 *
 * <p>Nothing happens before {@link #startOn}, which proves first that it can work. {@link #source} and {@link #account} are
 * required. The words of the statements are those of the recipient's version: MASTER and SLAVE before 8.0.23, SOURCE and
 * REPLICA from there on.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class ReplicaSetup {

    private final CopyOrigin origin;
    private final SourceLink link;
    private final ChannelSettings channel;

    private ReplicaSetup(CopyOrigin origin, SourceLink link, ChannelSettings channel) {
        this.origin = origin;
        this.link = link;
        this.channel = channel;
    }

    /**
     * Begin with a clone that has just been made; its quarantine, if it is in one, is lifted when the replica has caught up.
     *
     * @param result of a replace clone; only the server on which it was made can be the replica
     * @return a setup
     * @throws IllegalArgumentException if the result is that of a directory or local clone: start a server on the directory
     *     and take {@link BinlogCoordinates#recordedOn} it
     */
    public static ReplicaSetup from(CloneResult result) {
        return new ReplicaSetup(CopyOrigin.of(result), SourceLink.UNSET, ChannelSettings.DEFAULTS);
    }

    /**
     * Begin with the coordinates of a server that was cloned earlier, as {@link BinlogCoordinates#recordedOn} reads them.
     *
     * @param coordinates up to where the copy goes; by GTIDs only the copy's own {@code gtid_executed} counts
     * @return a setup
     */
    public static ReplicaSetup from(BinlogCoordinates coordinates) {
        return new ReplicaSetup(
                new CopyOrigin(Objects.requireNonNull(coordinates, "coordinates"), null, null),
                SourceLink.UNSET,
                ChannelSettings.DEFAULTS);
    }

    /**
     * Name the source as the recipient reaches it. Required.
     *
     * @param host a name or an address
     * @param port 1 to 65535
     * @return a new setup
     * @throws IllegalArgumentException as {@link Address} does
     */
    public ReplicaSetup source(String host, int port) {
        return with(link.address(host, port));
    }

    /**
     * Name the account with which the recipient logs in at the source, as {@link #account(Account)}. Required.
     *
     * @param user the user part
     * @param password the password in clear, at most 32 bytes in UTF-8
     * @return a new setup
     * @throws IllegalArgumentException if the password is longer, or as {@link Account} does
     */
    public ReplicaSetup account(String user, String password) {
        return account(Account.of(user, password));
    }

    /**
     * Name the account with which the recipient logs in at the source. Required. It needs REPLICATION SLAVE there, and has to be
     * for the recipient's host as the source sees that. One of {@code caching_sha2_password}, MySQL's default, needs
     * {@link #requireSsl} or {@link #retrievePublicKey} as well: without them the source lets it in only as long as it remembers
     * the password, so not after its next restart (error 2061), and it is refused here.
     *
     * @param account the account, its password at most 32 bytes in UTF-8
     * @return a new setup
     * @throws IllegalArgumentException if the password is longer: the server would refuse it (error 3056)
     */
    public ReplicaSetup account(Account account) {
        return with(link.account(account));
    }

    /**
     * Say how <em>this JVM</em> reaches the source, and as whom.
     *
     * @param server the source; by default the recipient's view of it, with the replication account. To see whether file and
     *     position are still there, and to catch up by them, it takes REPLICATION CLIENT; the rest takes no privilege
     * @return a new setup
     */
    public ReplicaSetup sourceServer(MySqlServer server) {
        return with(link.server(server));
    }

    /**
     * Let the recipient insist on TLS towards the source; the certificate is not checked.
     *
     * @return a new setup
     */
    public ReplicaSetup requireSsl() {
        return with(link.security(link.security().requireTls()));
    }

    /**
     * Insist on TLS, and on a certificate that one of these authorities signed.
     *
     * @param caFile a PEM file on the recipient's host
     * @return a new setup
     * @throws IllegalArgumentException if it is empty
     */
    public ReplicaSetup verifyCa(String caFile) {
        return with(link.security(link.security().checkedAgainst(caFile, false)));
    }

    /**
     * Insist on TLS, on a certificate that one of these authorities signed, and on its naming the source's host. The
     * certificates that a server makes for itself name no host.
     *
     * @param caFile a PEM file on the recipient's host
     * @return a new setup
     * @throws IllegalArgumentException if it is empty
     */
    public ReplicaSetup verifyIdentity(String caFile) {
        return with(link.security(link.security().checkedAgainst(caFile, true)));
    }

    /**
     * Let the recipient fetch the source's RSA key where there is no TLS: what accounts of {@code caching_sha2_password} need
     * then. Whoever sits in between may hand out a key of his own.
     *
     * @return a new setup
     */
    public ReplicaSetup retrievePublicKey() {
        return with(link.security(link.security().withPublicKeyRetrieval()));
    }

    /**
     * Name the channel.
     *
     * @param name at most 64 characters; the default channel, whose name is empty, by default
     * @return a new setup
     * @throws IllegalArgumentException if it is longer, begins or ends with blanks, holds control characters, or belongs to
     *     Group Replication
     */
    public ReplicaSetup channel(String name) {
        return with(channel.name(name));
    }

    /**
     * Say by what the replica finds its place.
     *
     * @param choice {@link PositionChoice#AS_THE_SERVERS_ALLOW} by default
     * @return a new setup
     */
    public ReplicaSetup position(PositionChoice choice) {
        return with(channel.position(choice));
    }

    /**
     * Hold transactions back for this long.
     *
     * @param delay whole seconds, zero by default
     * @return a new setup
     * @throws IllegalArgumentException if it is negative, longer than 68 years, or holds parts of a second
     */
    public ReplicaSetup delay(Duration delay) {
        return with(channel.delay(delay));
    }

    /**
     * Vouch that file and position are those of this server. Needed by file and position where the coordinates do not tell,
     * which is so for a server that was cloned earlier.
     *
     * @param serverUuid the {@code server_uuid} of the donor
     * @return a new setup
     * @throws IllegalArgumentException if it is not a uuid
     * @throws IllegalStateException if the coordinates tell of another donor
     */
    public ReplicaSetup donorUuid(String serverUuid) {
        return new ReplicaSetup(origin.donorUuid(serverUuid), link, channel);
    }

    /**
     * Insist on this server as the replica: another one that answers in its place is refused.
     *
     * @param serverUuid its {@code server_uuid}; for a clone that has just been made it is known
     * @return a new setup
     * @throws IllegalArgumentException if it is not a uuid
     * @throws IllegalStateException if the clone was made on another server
     */
    public ReplicaSetup recipientUuid(String serverUuid) {
        return new ReplicaSetup(origin.recipientUuid(serverUuid), link, channel);
    }

    /**
     * Consent that all replication channels that the recipient has, such as those that a donor brought which is itself a
     * replica, are stopped and reset. Without it any channel is a reason to refuse. They do not come back. By file and position
     * one that may have applied something is a reason to refuse all the same: the coordinates say nothing of that.
     *
     * @return a new setup
     */
    public ReplicaSetup resetChannels() {
        return with(channel.resettingChannels());
    }

    /**
     * Leave the events of the copy as they are. By default those that are ENABLED are set to DISABLE ON REPLICA, not logged
     * and with their definer kept, as replication itself does with each event it brings: or they fire on both servers, and
     * the replica gets transactions of its own.
     *
     * @return a new setup
     */
    public ReplicaSetup keepEvents() {
        return with(channel.keepingEvents());
    }

    /**
     * Consent that the replica holds a part only: by filters of either server, or going on over errors. Without it these are a
     * reason to refuse, since nothing fails and the replica counts as caught up while rows are missing.
     *
     * @return a new setup
     */
    public ReplicaSetup acceptFilters() {
        return with(channel.acceptingFilters());
    }

    /**
     * Consent that a recipient loses its data for a copy of which it is not proven that it can replicate, as somebody may not
     * look: an account without the privilege to see, one that cannot be tried from here, or one of which it is not certain that the
     * source takes the recipient's address for it. It counts before a clone only;
     * afterwards nothing is left to lose, and the attempt tells.
     *
     * @return a new setup
     */
    public ReplicaSetup acceptUnproven() {
        return with(channel.acceptingUnproven());
    }

    /**
     * Look for everything that is in the way; changes nothing. Blocks for a few short statements on both servers.
     *
     * @param recipient the copy; the account needs REPLICATION CLIENT
     * @return what is in the way; nothing if replication may start
     * @throws IllegalStateException if source or account have not been given
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of them cannot be reached, or refuses to tell
     */
    public List<Obstacle> obstaclesOn(MySqlServer recipient) {
        return new ReplicaStart(this, recipient).obstacles();
    }

    /**
     * Prove that it can work, then configure the channel, start its receiver, and once that has met the right source start the
     * applier.
     *
     * <p>Blocks until the source has begun to send, for 60 seconds at most. As long as it has not, nothing is applied, and
     * whatever goes wrong leaves the recipient's replication as it was, but for channels that {@link #resetChannels} gave up.
     *
     * @param recipient the copy; the account needs REPLICATION_SLAVE_ADMIN, REPLICATION CLIENT and, to remove a channel again,
     *     RELOAD. Unless {@link #keepEvents} says so also EVENT on all schemas, and for copies with ENABLED events SET_ANY_DEFINER
     *     (SET_USER_ID before 8.2) and SYSTEM_VARIABLES_ADMIN; unless {@link #acceptFilters} says so also SELECT on
     *     performance_schema.replication_applier_global_filters and replication_applier_filters
     * @return the replica
     * @throws IllegalStateException if source or account have not been given
     * @throws ReplicaRefusedException if something is in the way; nothing was changed
     * @throws ReplicationFailedException if the server refuses a statement, the receiver fails, or meets another server than
     *     the one that was looked at; the channel has been removed again
     * @throws ReplicationTimeoutException if the source does not begin to send; the channel has been removed again
     * @throws io.github.mysqlclone.server.DifferentServerException if another server than the one that was cloned answers
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of the two servers cannot be reached, or refuses
     *     to tell; nothing was changed
     * @throws InterruptedException if the thread is interrupted; the channel has been removed again
     */
    public Replica startOn(MySqlServer recipient) throws InterruptedException {
        return new ReplicaStart(this, recipient).start();
    }

    /** {@return what it is made of; for the library itself} */
    public ReplicaPlan plan() {
        return ReplicaPlan.of(origin, link, channel);
    }

    private ReplicaSetup with(SourceLink changed) {
        return new ReplicaSetup(origin, changed, channel);
    }

    private ReplicaSetup with(ChannelSettings changed) {
        return new ReplicaSetup(origin, link, changed);
    }

    @Override
    public String toString() {
        return "replication from " + (link.address() == null ? "a source not named yet" : link.address());
    }
}

package io.github.mysqlclone;

import io.github.mysqlclone.internal.run.SessionOpening;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Say how to clone from a donor over the network; see {@link CloneSpec#remote(String, int)}.
 *
 * <p>Without {@link #dataDirectory(String)} the recipient's own data is replaced; unless the recipient is provably
 * empty that needs the consent of {@link #replaceData()} or {@link #replaceDataOf(String)}.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class RemoteCloneSpec implements CloneSpec {

    private final RemoteSpecParts parts;

    private RemoteCloneSpec(RemoteSpecParts parts) {
        this.parts = parts;
    }

    static RemoteCloneSpec from(String host, int port) {
        return new RemoteCloneSpec(RemoteSpecParts.from(host, port));
    }

    /**
     * Name the account with which the recipient logs in at the donor; it needs BACKUP_ADMIN there. Required.
     *
     * @param user the user part, 1 to 32 characters
     * @param password the password in clear; may be empty
     * @return a new spec
     * @throws IllegalArgumentException as {@link Account#of(String, String)} does
     */
    public RemoteCloneSpec donorAccount(String user, String password) {
        return donorAccount(Account.of(user, password));
    }

    /**
     * Name the account with which the recipient logs in at the donor; it needs BACKUP_ADMIN there. Required.
     *
     * @param account the account on the donor
     * @return a new spec
     */
    public RemoteCloneSpec donorAccount(Account account) {
        return new RemoteCloneSpec(parts.with(parts.donor().account(account)));
    }

    /**
     * Say how <em>this JVM</em> reaches the donor, and as whom; preflight reads the donor's facts there.
     * If that is not the donor account, it tries that one's password, too, with one login.
     *
     * @param server the donor; by default the recipient's view of it, with the donor account
     * @return a new spec
     */
    public RemoteCloneSpec donorServer(MySqlServer server) {
        return new RemoteCloneSpec(parts.with(parts.donor().server(server)));
    }

    /**
     * Wait for a donor that serves another clone, instead of refusing at once: a donor serves one clone at a time.
     *
     * <p>The clone is then {@link io.github.mysqlclone.progress.CloneState#WAITING}, and cancel, close and interruption end
     * it as before the statement. Preflight is made again until it finds the donor free; where it cannot see that, the
     * statement itself is sent again after 3862(3634), which a donor says before the recipient drops anything (seen on
     * 9.7.4). Where the end of the other clone takes the plugin away from the donor, this clone is prepared anew if it may
     * install it ({@link Preparation#installPlugin()}), up to three times. Nobody is queued: of several that wait, any may be
     * next. A donor that has lost its recipient gives its place to the next statement, so let preflight see the donor
     * ({@link #donorServer(MySqlServer)}) where clones are to outlive a broken network.
     *
     * @param limit how long to wait in all, positive and at most 24 days; by default there is no waiting
     * @return a new spec
     * @throws IllegalArgumentException if the limit is out of range
     */
    public RemoteCloneSpec waitForDonor(Duration limit) {
        return new RemoteCloneSpec(parts.with(parts.donor().waitForTurn(limit)));
    }

    /**
     * Clone into this directory on the recipient's host instead of replacing the recipient's data.
     *
     * <p>A server can be started on it as it is, unless something in it is encrypted: that is encrypted anew with a key of the
     * recipient's keyring, which the server on it needs and which is not copied (manual, Cloning Encrypted Data; seen on
     * 9.7.4).
     *
     * @param path an absolute path in the recipient's file system, at most 510 bytes in UTF-8, that does not exist yet;
     *     this library does not look at it
     * @return a new spec
     * @throws IllegalArgumentException if the path is not absolute, too long, or holds a NUL character
     * @throws IllegalStateException after {@code replaceData}, {@code replaceDataOf} or a step about the restart
     */
    public RemoteCloneSpec dataDirectory(String path) {
        return new RemoteCloneSpec(parts.intoDirectory(path));
    }

    /**
     * Consent that all schemas of the recipient are dropped.
     *
     * @return a new spec
     * @throws IllegalStateException after {@code dataDirectory} or {@code replaceDataOf}
     */
    public RemoteCloneSpec replaceData() {
        return new RemoteCloneSpec(parts.with(parts.target().replaceData()));
    }

    /**
     * Consent that all schemas of the recipient are dropped if it is exactly this server.
     *
     * @param serverUuid the value of the recipient's {@code @@server_uuid}
     * @return a new spec
     * @throws IllegalArgumentException if it is not a uuid
     * @throws IllegalStateException after {@code dataDirectory} or {@code replaceData}
     */
    public RemoteCloneSpec replaceDataOf(String serverUuid) {
        return new RemoteCloneSpec(parts.with(parts.target().replaceDataOf(serverUuid)));
    }

    /**
     * Let the recipient insist on TLS towards the donor.
     *
     * @return a new spec
     * @throws IllegalStateException after {@code requireNoSsl}
     */
    public RemoteCloneSpec requireSsl() {
        return new RemoteCloneSpec(parts.with(parts.ssl().insteadOfNothing(SslClause.REQUIRE_SSL)));
    }

    /**
     * Let the recipient connect to the donor without TLS.
     *
     * @return a new spec
     * @throws IllegalStateException after {@code requireSsl}
     */
    public RemoteCloneSpec requireNoSsl() {
        return new RemoteCloneSpec(parts.with(parts.ssl().insteadOfNothing(SslClause.REQUIRE_NO_SSL)));
    }

    /**
     * Say how the recipient is reached once it has the donor's accounts.
     *
     * @param server the recipient with an account of the donor; by default the session's server as it is. Needed where
     *     that is a {@code DataSource} whose account the donor lacks
     * @return a new spec
     * @throws IllegalStateException after {@code dataDirectory} or {@code accountAfterRestart}
     */
    public RemoteCloneSpec serverAfterRestart(MySqlServer server) {
        return new RemoteCloneSpec(
                parts.with("serverAfterRestart", parts.afterRestart().server(server)));
    }

    /**
     * Log in with this account once the recipient has the donor's accounts, at the same host and port as before.
     *
     * @param account an account of the donor
     * @return a new spec
     * @throws IllegalStateException after {@code dataDirectory} or {@code serverAfterRestart}
     */
    public RemoteCloneSpec accountAfterRestart(Account account) {
        return new RemoteCloneSpec(
                parts.with("accountAfterRestart", parts.afterRestart().account(account)));
    }

    /**
     * Say who starts the recipient again.
     *
     * @param strategy who does; {@link RestartStrategy#supervised()} by default
     * @return a new spec
     * @throws IllegalStateException after {@code dataDirectory}
     */
    public RemoteCloneSpec restartStrategy(RestartStrategy strategy) {
        return new RemoteCloneSpec(
                parts.with("restartStrategy", parts.afterRestart().strategy(strategy)));
    }

    /**
     * Set the time limits.
     *
     * @param timeouts the limits; {@link CloneTimeouts#defaults()} by default
     * @return a new spec
     */
    public RemoteCloneSpec timeouts(CloneTimeouts timeouts) {
        return new RemoteCloneSpec(parts.with(parts.limits().timeouts(timeouts)));
    }

    /**
     * Set how preflight is judged.
     *
     * @param policy the policy; {@link PreflightPolicy#standard()} by default
     * @return a new spec
     */
    public RemoteCloneSpec preflightPolicy(PreflightPolicy policy) {
        return new RemoteCloneSpec(parts.with(parts.limits().policy(policy)));
    }

    /**
     * Say what may be changed on the servers for this clone, and is put back afterwards.
     *
     * @param preparation the changes; {@link Preparation#nothing()} by default
     * @return a new spec
     */
    public RemoteCloneSpec prepare(Preparation preparation) {
        return new RemoteCloneSpec(parts.with(parts.limits().preparation(preparation)));
    }

    /** {@return the donor's host as the recipient reaches it} */
    public String donorHost() {
        return parts.donor().host();
    }

    /** {@return the donor's port as the recipient reaches it} */
    public int donorPort() {
        return parts.donor().port();
    }

    /** {@return {@code host:port} as the server shows it in {@code clone_status.SOURCE}, in lower case} */
    public String source() {
        return parts.donor().source();
    }

    /** {@return the donor account; empty if none was given yet} */
    public Optional<Account> donorAccount() {
        return Optional.ofNullable(parts.donor().account());
    }

    /** {@return how long to wait for a busy donor; empty if not at all} */
    public Optional<Duration> waitForDonor() {
        return Optional.ofNullable(parts.donor().turnWait());
    }

    /** {@return how this JVM reaches the donor; empty if neither that nor the donor account was given yet} */
    public Optional<MySqlServer> donorServer() {
        return parts.donor().reachedFromHere();
    }

    /** {@return the directory to clone into; empty for a replace clone} */
    public Optional<String> dataDirectory() {
        return parts.target().directory();
    }

    /** {@return whether there is consent to drop the data of some server or of one named one} */
    public boolean consentsToReplace() {
        return parts.target().replace().filter(SpecTarget.Replace::consent).isPresent();
    }

    /** {@return the only server whose data may be dropped; empty without consent and where the consent names none} */
    public Optional<String> replaceDataOf() {
        return parts.target().replace().map(SpecTarget.Replace::onlyOf);
    }

    /** {@return what the statement says of TLS} */
    public SslClause ssl() {
        return parts.ssl();
    }

    /** {@return how the recipient is reached after the restart; empty if it is as before} */
    public Optional<MySqlServer> serverAfterRestart() {
        return Optional.ofNullable(parts.afterRestart().server());
    }

    /** {@return the account for the time after the restart; empty if it is as before} */
    public Optional<Account> accountAfterRestart() {
        return Optional.ofNullable(parts.afterRestart().account());
    }

    /** {@return who starts the recipient again} */
    public RestartStrategy restartStrategy() {
        return parts.afterRestart().strategyOrDefault();
    }

    @Override
    public CloneKind kind() {
        return parts.target().directory().isPresent() ? CloneKind.DIRECTORY : CloneKind.REPLACE;
    }

    @Override
    public CloneTimeouts timeouts() {
        return parts.limits().timeouts();
    }

    @Override
    public PreflightPolicy preflightPolicy() {
        return parts.limits().policy();
    }

    @Override
    public Preparation preparation() {
        return parts.limits().preparation();
    }

    @Override
    public CloneSession openSession(MySqlServer recipient) {
        parts.readyToOpen(this, Objects.requireNonNull(recipient, "recipient"));
        return SessionOpening.open(this, recipient);
    }

    @Override
    public String toString() {
        return (kind() == CloneKind.REPLACE ? "replace clone" : "directory clone") + " from " + source();
    }
}

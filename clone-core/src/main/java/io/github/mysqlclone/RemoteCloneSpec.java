package io.github.mysqlclone;

import io.github.mysqlclone.internal.run.Sessions;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Say how to clone from a donor over the network; see {@link CloneSpec#remote(String, int)}.
 *
 * <p>Without {@link #dataDirectory(String)} the recipient's own data is replaced; unless the recipient is provably
 * empty that needs the consent of {@link #replaceData()} or {@link #replaceDataOf(String)}.
 */
@CheckReturnValue
public final class RemoteCloneSpec implements CloneSpec {

    private final Donor donor;
    private final CloneTarget target;
    private final SslClause ssl;
    private final AfterRestart afterRestart;
    private final Limits limits;

    /** The donor as the recipient reaches it, and as this JVM does. */
    private record Donor(
            String host,
            int port,
            @Nullable Account account,
            @Nullable MySqlServer server) {}

    private record Limits(CloneTimeouts timeouts, PreflightPolicy policy) {}

    private RemoteCloneSpec(Donor donor, CloneTarget target, SslClause ssl, AfterRestart afterRestart, Limits limits) {
        this.donor = donor;
        this.target = target;
        this.ssl = ssl;
        this.afterRestart = afterRestart;
        this.limits = limits;
    }

    static RemoteCloneSpec from(String host, int port) {
        return new RemoteCloneSpec(
                new Donor(SpecRules.host(host), SpecRules.port(port), null, null),
                CloneTarget.REPLACE_IF_EMPTY,
                SslClause.PREFERRED,
                AfterRestart.UNSET,
                new Limits(CloneTimeouts.defaults(), PreflightPolicy.standard()));
    }

    /**
     * Name the account with which the recipient logs in at the donor; it needs BACKUP_ADMIN there. Required.
     *
     * @throws IllegalArgumentException as {@link Account#of(String, String)} does
     */
    public RemoteCloneSpec donorAccount(String user, String password) {
        return donorAccount(Account.of(user, password));
    }

    /** Name the account with which the recipient logs in at the donor; it needs BACKUP_ADMIN there. Required. */
    public RemoteCloneSpec donorAccount(Account account) {
        return with(new Donor(donor.host, donor.port, Objects.requireNonNull(account, "account"), donor.server));
    }

    /**
     * Say how <em>this JVM</em> reaches the donor, and as whom; preflight reads the donor's facts there.
     *
     * <p>Default: the recipient's view of the donor, with the donor account.
     */
    public RemoteCloneSpec donorServer(MySqlServer server) {
        return with(new Donor(donor.host, donor.port, donor.account, Objects.requireNonNull(server, "server")));
    }

    /**
     * Clone into this directory on the recipient's host instead of replacing the recipient's data.
     *
     * @param path an absolute path in the recipient's file system, at most 510 bytes in UTF-8, that does not exist yet;
     *     this library does not look at it
     * @throws IllegalArgumentException if the path is not absolute, too long, or holds a NUL character
     * @throws IllegalStateException after {@code replaceData}, {@code replaceDataOf} or a step about the restart
     */
    public RemoteCloneSpec dataDirectory(String path) {
        if (target.replace().filter(CloneTarget.Replace::consent).isPresent()) {
            throw excluded("dataDirectory", "replaceData");
        }
        if (!afterRestart.equals(AfterRestart.UNSET)) {
            throw excluded("dataDirectory", "serverAfterRestart, accountAfterRestart or restartStrategy");
        }
        return with(new CloneTarget.Directory(SpecRules.dataDirectory(path)));
    }

    /**
     * Consent that all schemas of the recipient are dropped.
     *
     * @throws IllegalStateException after {@code dataDirectory} or {@code replaceDataOf}
     */
    public RemoteCloneSpec replaceData() {
        requireReplace("replaceData");
        if (replaceDataOf().isPresent()) {
            throw excluded("replaceData", "replaceDataOf");
        }
        return with(new CloneTarget.Replace(true, null));
    }

    /**
     * Consent that all schemas of the recipient are dropped if it is exactly this server.
     *
     * @param serverUuid the value of the recipient's {@code @@server_uuid}
     * @throws IllegalArgumentException if it is not a uuid
     * @throws IllegalStateException after {@code dataDirectory} or {@code replaceData}
     */
    public RemoteCloneSpec replaceDataOf(String serverUuid) {
        requireReplace("replaceDataOf");
        if (consentsToReplace() && replaceDataOf().isEmpty()) {
            throw excluded("replaceDataOf", "replaceData");
        }
        return with(CloneTarget.Replace.of(serverUuid));
    }

    /**
     * Let the recipient insist on TLS towards the donor.
     *
     * @throws IllegalStateException after {@code requireNoSsl}
     */
    public RemoteCloneSpec requireSsl() {
        return with(SslClause.REQUIRE_SSL, "requireSsl", "requireNoSsl");
    }

    /**
     * Let the recipient connect to the donor without TLS.
     *
     * @throws IllegalStateException after {@code requireSsl}
     */
    public RemoteCloneSpec requireNoSsl() {
        return with(SslClause.REQUIRE_NO_SSL, "requireNoSsl", "requireSsl");
    }

    /**
     * Say how the recipient is reached once it has the donor's accounts.
     *
     * <p>Default: as the session's server. Needed where that is a {@code DataSource} whose account the donor lacks.
     *
     * @throws IllegalStateException after {@code dataDirectory} or {@code accountAfterRestart}
     */
    public RemoteCloneSpec serverAfterRestart(MySqlServer server) {
        requireReplace("serverAfterRestart");
        return with(afterRestart.server(Objects.requireNonNull(server, "server")));
    }

    /**
     * Log in with this account once the recipient has the donor's accounts, at the same host and port as before.
     *
     * @throws IllegalStateException after {@code dataDirectory} or {@code serverAfterRestart}
     */
    public RemoteCloneSpec accountAfterRestart(Account account) {
        requireReplace("accountAfterRestart");
        return with(afterRestart.account(Objects.requireNonNull(account, "account")));
    }

    /**
     * Say who starts the recipient again; the default is {@link RestartStrategy#supervised()}.
     *
     * @throws IllegalStateException after {@code dataDirectory}
     */
    public RemoteCloneSpec restartStrategy(RestartStrategy strategy) {
        requireReplace("restartStrategy");
        return with(afterRestart.strategy(Objects.requireNonNull(strategy, "strategy")));
    }

    /** Set the time limits. */
    public RemoteCloneSpec timeouts(CloneTimeouts timeouts) {
        return with(new Limits(Objects.requireNonNull(timeouts, "timeouts"), limits.policy));
    }

    /** Set how preflight is judged. */
    public RemoteCloneSpec preflightPolicy(PreflightPolicy policy) {
        return with(new Limits(limits.timeouts, Objects.requireNonNull(policy, "policy")));
    }

    /** Returns the donor's host as the recipient reaches it. */
    public String donorHost() {
        return donor.host;
    }

    /** Returns the donor's port as the recipient reaches it. */
    public int donorPort() {
        return donor.port;
    }

    /** Returns {@code host:port} as the server shows it in {@code clone_status.SOURCE}, in lower case. */
    public String source() {
        return donor.host.toLowerCase(Locale.ROOT) + ":" + donor.port;
    }

    /** Returns the donor account; empty if none was given yet. */
    public Optional<Account> donorAccount() {
        return Optional.ofNullable(donor.account);
    }

    /** Returns how this JVM reaches the donor; empty if neither that nor the donor account was given yet. */
    public Optional<MySqlServer> donorServer() {
        return donor.server != null
                ? Optional.of(donor.server)
                : donorAccount()
                        .map(account -> MySqlServer.at(donor.host, donor.port).as(account));
    }

    /** Returns the directory to clone into; empty for a replace clone. */
    public Optional<String> dataDirectory() {
        return target.directory();
    }

    /** Returns whether there is consent to drop the data of some server or of one named one. */
    public boolean consentsToReplace() {
        return target.replace().filter(CloneTarget.Replace::consent).isPresent();
    }

    /** Returns the only server whose data may be dropped; empty without consent and where the consent names none. */
    public Optional<String> replaceDataOf() {
        return target.replace().map(CloneTarget.Replace::onlyOf);
    }

    /** Returns what the statement says of TLS. */
    public SslClause ssl() {
        return ssl;
    }

    /** Returns how the recipient is reached after the restart; empty if it is as before. */
    public Optional<MySqlServer> serverAfterRestart() {
        return Optional.ofNullable(afterRestart.server());
    }

    /** Returns the account for the time after the restart; empty if it is as before. */
    public Optional<Account> accountAfterRestart() {
        return Optional.ofNullable(afterRestart.account());
    }

    /** Returns who starts the recipient again. */
    public RestartStrategy restartStrategy() {
        RestartStrategy strategy = afterRestart.strategy();
        return strategy == null ? RestartStrategy.supervised() : strategy;
    }

    @Override
    public CloneKind kind() {
        return target.directory().isPresent() ? CloneKind.DIRECTORY : CloneKind.REPLACE;
    }

    @Override
    public CloneTimeouts timeouts() {
        return limits.timeouts;
    }

    @Override
    public PreflightPolicy preflightPolicy() {
        return limits.policy;
    }

    @Override
    public CloneSession openSession(MySqlServer recipient) {
        if (donor.account == null) {
            throw new IllegalStateException("openSession: donorAccount(user, password) is missing");
        }
        if (afterRestart.account() != null && recipient.address().isEmpty()) {
            throw new IllegalStateException("openSession: accountAfterRestart needs a recipient given by host and port;"
                    + " with a DataSource use serverAfterRestart");
        }
        return Sessions.open(this, recipient);
    }

    private void requireReplace(String step) {
        if (target.directory().isPresent()) {
            throw excluded(step, "dataDirectory");
        }
    }

    private static IllegalStateException excluded(String step, String earlier) {
        return new IllegalStateException(step + ": excluded by " + earlier + ", which was given before");
    }

    private RemoteCloneSpec with(Donor newDonor) {
        return new RemoteCloneSpec(newDonor, target, ssl, afterRestart, limits);
    }

    private RemoteCloneSpec with(CloneTarget newTarget) {
        return new RemoteCloneSpec(donor, newTarget, ssl, afterRestart, limits);
    }

    private RemoteCloneSpec with(SslClause clause, String step, String opposite) {
        if (ssl != SslClause.PREFERRED && ssl != clause) {
            throw excluded(step, opposite);
        }
        return new RemoteCloneSpec(donor, target, clause, afterRestart, limits);
    }

    private RemoteCloneSpec with(AfterRestart newAfterRestart) {
        return new RemoteCloneSpec(donor, target, ssl, newAfterRestart, limits);
    }

    private RemoteCloneSpec with(Limits newLimits) {
        return new RemoteCloneSpec(donor, target, ssl, afterRestart, newLimits);
    }

    @Override
    public String toString() {
        return (kind() == CloneKind.REPLACE ? "replace clone" : "directory clone") + " from " + source();
    }
}

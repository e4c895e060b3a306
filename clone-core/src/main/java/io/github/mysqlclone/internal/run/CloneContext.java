package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.donor.ServedClone;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.preparation.execution.PreparedServers;
import io.github.mysqlclone.internal.preparation.plan.AccountHosts;
import io.github.mysqlclone.internal.preparation.plan.TemporaryLogin;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.ReplicationIntent;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stays the same over a session: the spec, the recipient, and how connections are opened. */
final class CloneContext {

    private final CloneSpec spec;
    private final Optional<Account> temporary;
    private final NetworkLimits limits;
    private final MySqlServer recipient;
    private final ConnectionOpener opener;

    CloneContext(CloneSpec spec, MySqlServer recipient) {
        this.temporary = spec.preparation().has(PreparationPart.ACCOUNT)
                ? Optional.of(TemporaryLogin.create())
                : Optional.empty();
        this.spec = spec instanceof RemoteCloneSpec remote && temporary.isPresent()
                ? remote.donorAccount(temporary.get())
                : spec;
        this.recipient = recipient;
        this.limits =
                new NetworkLimits(spec.timeouts().connect(), spec.timeouts().query());
        this.opener = new ConnectionOpener(limits, SecretMask.of(accounts(this.spec, recipient)));
    }

    private static Stream<Account> accounts(CloneSpec spec, MySqlServer recipient) {
        Stream<Optional<Account>> given = Stream.of(recipient.account());
        if (spec instanceof RemoteCloneSpec remote) {
            given = Stream.of(
                    recipient.account(),
                    remote.donorAccount(),
                    remote.donorServer().flatMap(MySqlServer::account),
                    remote.accountAfterRestart(),
                    remote.serverAfterRestart().flatMap(MySqlServer::account));
        }
        return given.flatMap(Optional::stream);
    }

    /** The spec as it was given, with the temporary account as its donor account where one is wanted. */
    CloneSpec spec() {
        return spec;
    }

    Recorder recorder() {
        return Recorder.of(new Recorder.Subject(spec.toString(), recipient.toString()));
    }

    /** The account that is made for this clone. */
    Optional<Account> temporaryAccount() {
        return temporary;
    }

    /** The host parts of that, by what was read. */
    Fact<List<String>> temporaryAccountHosts(CloneFacts now) {
        return temporary.isPresent()
                ? AccountHosts.find(remote().orElseThrow(), recipient, now)
                : Fact.unknown("no temporary account is wanted");
    }

    /** What the copy is to do, and who takes part. */
    record Intended(ReplicationIntent intent, ReplicationIntent.Participants participants) {}

    /** How the copy is to replicate; empty if nobody has said so. */
    Optional<Intended> intended() {
        PreflightPolicy policy = spec.preflightPolicy();
        return spec.kind() == CloneKind.REPLACE && !policy.skips(CheckId.REPLICATION_READY)
                ? policy.replicationIntended().map(intent -> new Intended(intent, participants(remote().orElseThrow())))
                : Optional.empty();
    }

    private ReplicationIntent.Participants participants(RemoteCloneSpec remote) {
        MySqlServer donor = remote.donorServer().orElseThrow();
        return new ReplicationIntent.Participants(
                new Address(remote.donorHost(), remote.donorPort()),
                donor,
                recipient,
                donor.address().isPresent() ? recipientAfterRestart().account().map(donor::login) : Optional.empty(),
                spec.preparation().has(PreparationPart.QUARANTINE),
                spec.timeouts().connect(),
                spec.timeouts().query());
    }

    /** How both servers are reached for changing something. */
    PreparedServers preparedServers(CloneFacts facts) {
        return new PreparedServers(
                opener,
                limits,
                recipient,
                recipientAfterRestart(),
                facts.recipient().server().identity().uuid(),
                remote().flatMap(RemoteCloneSpec::donorServer),
                facts.donor().map(donor -> donor.server().identity().uuid()).known());
    }

    MySqlServer recipient() {
        return recipient;
    }

    ConnectionOpener opener() {
        return opener;
    }

    /** Return the text without the passwords in use. */
    String mask(String text) {
        return opener.mask().mask(text);
    }

    Optional<RemoteCloneSpec> remote() {
        return spec instanceof RemoteCloneSpec remote ? Optional.of(remote) : Optional.empty();
    }

    RestartStrategy restartStrategy() {
        return remote().map(RemoteCloneSpec::restartStrategy).orElse(RestartStrategy.supervised());
    }

    /** What {@code clone_status.SOURCE} will say. */
    String source() {
        return remote().map(RemoteCloneSpec::source).orElse("LOCAL INSTANCE");
    }

    /** What {@code clone_status.DESTINATION} will say. */
    String destination() {
        return spec instanceof LocalCloneSpec local
                ? local.dataDirectory()
                : remote().flatMap(RemoteCloneSpec::dataDirectory).orElse("LOCAL INSTANCE");
    }

    /** How the recipient is reached once it has the donor's accounts. */
    MySqlServer recipientAfterRestart() {
        return remote().flatMap(this::givenForAfterwards).orElse(recipient);
    }

    private Optional<MySqlServer> givenForAfterwards(RemoteCloneSpec remote) {
        return remote.serverAfterRestart().or(() -> remote.accountAfterRestart().map(recipient::login));
    }

    /** Returns how the donor is reached during a clone that begins now: with the account whose sessions serve it. */
    DonorSessions donorSessions(Optional<String> uuid) {
        return remote().flatMap(RemoteCloneSpec::donorServer)
                .map(server -> server.address().isPresent()
                        ? remote().flatMap(RemoteCloneSpec::donorAccount)
                                .map(server::login)
                                .orElse(server)
                        : server)
                .map(server ->
                        DonorSessions.to(opener, server, uuid, ServedClone.ofKnownDonor(donorUser(), Duration.ZERO)))
                .orElseGet(() -> DonorSessions.unknown(opener));
    }

    private Optional<String> donorUser() {
        return remote().flatMap(RemoteCloneSpec::donorAccount).map(Account::user);
    }
}

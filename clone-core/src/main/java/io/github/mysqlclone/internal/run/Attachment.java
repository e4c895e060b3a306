package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.donor.ServedClone;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.OutcomeOfAttachedClone;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.internal.status.StatusInspection;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.internal.watch.CloneWatch;
import io.github.mysqlclone.internal.watch.LoginPlan;
import io.github.mysqlclone.internal.watch.ReconnectingRecipient;
import io.github.mysqlclone.internal.watch.ServerProcess;
import io.github.mysqlclone.internal.watch.StateBeforeClone;
import io.github.mysqlclone.internal.watch.WatchedClone;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes up a clone by the row that the recipient has of it. */
final class Attachment {

    private static final String LOCAL = "LOCAL INSTANCE";

    private final MySqlServer recipient;
    private final AttachOptions options;
    private final Optional<String> donorUser;
    private final ConnectionOpener opener;

    Attachment(MySqlServer recipient, AttachOptions options) {
        this(
                recipient,
                options,
                options.donorServer().flatMap(MySqlServer::account).map(Account::user));
    }

    /** For a clone that logs in at its donor as this user, whoever asks there. */
    Attachment(MySqlServer recipient, AttachOptions options, Optional<String> donorUser) {
        this.recipient = recipient;
        this.options = options;
        this.donorUser = donorUser;
        this.opener = new ConnectionOpener(
                new NetworkLimits(
                        options.timeouts().connect(), options.timeouts().query()),
                SecretMask.of(Stream.of(Optional.of(recipient), options.serverAfterRestart(), options.donorServer())
                        .flatMap(Optional::stream)
                        .flatMap(server -> server.account().stream())));
    }

    /** Find the clone and follow it; empty if the server knows of none. */
    Optional<CloneOperation> find() {
        ServerConnection watching = opener.open(recipient);
        boolean isTakenUp = false;
        try {
            StatusReading reading = StatusInspection.readable(watching);
            if (!(reading instanceof StatusReading.Row row)) {
                return Optional.empty();
            }
            WatchedClone task = task(row.status(), watching);
            ProgressFeed feed = new ProgressFeed(
                    task.kind() == CloneKind.REPLACE,
                    Recorder.of(new Recorder.Subject(task.description(), recipient.toString())),
                    opener.mask());
            feed.identified(row.status().identity());
            CallerRequests requests = CallerRequests.forOneThatWasSent();
            CloneOperation operation =
                    DefaultCloneOperation.start(feed, requests, Optional::empty, () -> followed(task, feed, requests));
            isTakenUp = true;
            return Optional.of(operation);
        } catch (SQLException e) {
            throw StatusInspection.unreadable(recipient, e);
        } finally {
            if (!isTakenUp) {
                watching.close();
            }
        }
    }

    private static CloneResult followed(WatchedClone task, ProgressFeed feed, CallerRequests requests) {
        try {
            return new CloneWatch(task, feed, requests).run();
        } catch (RuntimeException | Error e) {
            CloneException end = UnexpectedEnd.afterTheStatement(e, feed.identity(), task.mask());
            feed.state(CloneWatch.stateAfter(end));
            throw end;
        }
    }

    private WatchedClone task(CloneStatus status, ServerConnection watching) throws SQLException {
        CloneIdentity identity = status.identity();
        LoginPlan logins = new LoginPlan(recipient, options.serverAfterRestart().orElse(recipient));
        CloneKind kind = kindOf(status);
        return new WatchedClone(
                kind,
                identity.toString(),
                recipient,
                options.timeouts(),
                options.restartStrategy(),
                opener.mask(),
                new OutcomeOfAttachedClone(kind, identity),
                new ReconnectingRecipient(
                        opener,
                        identity.recipientUuid(),
                        logins,
                        watching,
                        options.timeouts().query()),
                Optional.empty(),
                new StateBeforeClone(
                        Optional.empty(),
                        GtidSet.empty(),
                        grants(watching),
                        StateBeforeClone.USUAL_LIBRARY,
                        Optional.empty(),
                        OnlyOnRecipient.NOTHING_KNOWN,
                        Fact.unknown("the clone was begun by another process"),
                        ServerProcess.of(watching),
                        Optional.empty(),
                        false),
                donorSessions(identity, watching));
    }

    /** By these it is known whether all that is left in the end is seen. */
    private static Fact<Grants> grants(ServerConnection watching) {
        try {
            return Fact.of(Grants.of(watching));
        } catch (SQLException e) {
            return Fact.unknown("the privileges of the account could not be read: " + e.getMessage());
        }
    }

    private DonorSessions donorSessions(CloneIdentity identity, ServerConnection watching) throws SQLException {
        if (options.donorServer().isEmpty()) {
            return DonorSessions.unknown(opener);
        }
        Instant now = watching.queryFirst(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3))", row -> row.getLong(1))
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                .orElseThrow();
        MySqlServer donor = options.donorServer().get();
        return DonorSessions.to(
                opener,
                donor,
                Optional.empty(),
                ServedClone.ofSupposedDonor(
                        donorUser, Duration.between(identity.beginTime(), now), hostOfRecipient(identity, donor)));
    }

    /** The host tells something of a session only on the server that the recipient calls its donor by name. */
    private Optional<String> hostOfRecipient(CloneIdentity identity, MySqlServer donor) {
        boolean isNamed = donor.address()
                .filter(address -> address.toString().equalsIgnoreCase(identity.source()))
                .isPresent();
        return recipient.address().map(Address::host).filter(host -> isNamed && !isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private static CloneKind kindOf(CloneStatus status) {
        if (status.identity().source().equals(LOCAL)) {
            return CloneKind.LOCAL;
        }
        return status.destination().equals(LOCAL) ? CloneKind.REPLACE : CloneKind.DIRECTORY;
    }
}

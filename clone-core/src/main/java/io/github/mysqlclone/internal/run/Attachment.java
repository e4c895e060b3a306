package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.feed.ProgressFeed;
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
import io.github.mysqlclone.internal.watch.NewProcessDetection;
import io.github.mysqlclone.internal.watch.ReconnectingRecipient;
import io.github.mysqlclone.internal.watch.StateBeforeClone;
import io.github.mysqlclone.internal.watch.WatchedClone;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes up a clone by the row that the recipient has of it. */
final class Attachment {

    private static final String LOCAL = "LOCAL INSTANCE";

    private final MySqlServer recipient;
    private final AttachOptions options;
    private final ConnectionOpener opener;

    Attachment(MySqlServer recipient, AttachOptions options) {
        this.recipient = recipient;
        this.options = options;
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
        try {
            StatusReading reading = StatusInspection.readable(watching);
            if (!(reading instanceof StatusReading.Row row)) {
                watching.close();
                return Optional.empty();
            }
            WatchedClone task = task(row.status(), watching);
            ProgressFeed feed = new ProgressFeed(
                    task.kind() == CloneKind.REPLACE,
                    Recorder.of(new Recorder.Subject(task.description(), recipient.toString())));
            feed.identified(row.status().identity());
            CallerRequests requests = new CallerRequests();
            return Optional.of(DefaultCloneOperation.start(
                    feed, requests, Optional::empty, () -> new CloneWatch(task, feed, requests).run()));
        } catch (SQLException e) {
            watching.close();
            throw StatusInspection.unreadable(recipient, e);
        } catch (ServerConnectionException e) {
            watching.close();
            throw e;
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
                new ReconnectingRecipient(opener, identity.recipientUuid(), logins, watching),
                Optional.empty(),
                new StateBeforeClone(
                        Optional.empty(),
                        Fact.unknown("the clone was begun by another process"),
                        StateBeforeClone.USUAL_LIBRARY,
                        Optional.empty(),
                        NewProcessDetection.seconds(watching),
                        System.nanoTime(),
                        Optional.empty(),
                        false),
                donorSessions());
    }

    private DonorSessions donorSessions() {
        return options.donorServer()
                .map(donor -> DonorSessions.to(opener, donor, Optional.empty()))
                .orElseGet(() -> DonorSessions.unknown(opener));
    }

    private static CloneKind kindOf(CloneStatus status) {
        if (status.identity().source().equals(LOCAL)) {
            return CloneKind.LOCAL;
        }
        return status.destination().equals(LOCAL) ? CloneKind.REPLACE : CloneKind.DIRECTORY;
    }
}

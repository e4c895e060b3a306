package io.github.mysqlclone.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ReplicaStatusReader;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Show one replication channel: a snapshot of what {@code SHOW REPLICA STATUS} says. Immutable.
 *
 * @param channel the channel's name; empty for the default channel
 * @param source where the source is, as the replica reaches it; empty if none is configured
 * @param sourceUuid the source's {@code server_uuid}; empty until the replica has been connected once
 * @param receiver the half that fetches
 * @param applier the half that executes
 * @param autoPosition whether it goes by GTIDs
 * @param received transactions fetched since the channel was made; empty without GTIDs
 * @param executed all transactions on the replica, its {@code gtid_executed}
 * @param fetched up to where the source's binary log has been fetched
 * @param applied up to where the source's binary log has been executed
 * @param delay how long the applier holds transactions back on purpose
 * @param behind how far the applier is behind by the server's {@code Seconds_Behind_Source}, which is 0, too, where the
 *     receiver lags; empty if the server does not say
 * @param filters what leaves out a part of what the source sends, such as {@code Replicate_Ignore_DB = audit}: the rest alone
 *     counts for being caught up
 * @param skippedErrors the errors over which the applier goes on, and so over changes that it has not made: the value of the
 *     replica's {@code replica_skip_errors}; empty if it stops at each
 * @since 0.1.0
 */
public record ReplicaStatus(
        String channel,
        Optional<Address> source,
        Optional<String> sourceUuid,
        ThreadStatus receiver,
        ThreadStatus applier,
        boolean autoPosition,
        GtidSet received,
        GtidSet executed,
        BinlogPosition fetched,
        BinlogPosition applied,
        Duration delay,
        Optional<Duration> behind,
        List<String> filters,
        Optional<String> skippedErrors) {

    /** Require the parts. */
    public ReplicaStatus {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceUuid, "sourceUuid");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(applier, "applier");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(executed, "executed");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(applied, "applied");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(behind, "behind");
        filters = List.copyOf(filters);
        Objects.requireNonNull(skippedErrors, "skippedErrors");
    }

    /**
     * Read all channels of a server, those of Group Replication among them; blocks for one connection and at most four
     * short statements.
     *
     * @param server the server to ask; the account needs REPLICATION CLIENT. With SELECT on
     *     {@code performance_schema.replication_applier_status_by_worker} a worker's error stands in the place of the
     *     coordinator's, which only says that there was one
     * @return one snapshot for each channel; none if it is no replica
     * @throws io.github.mysqlclone.server.ServerConnectionException if the server cannot be reached, or refuses to tell
     */
    public static List<ReplicaStatus> read(MySqlServer server) {
        return ReplicaStatusReader.at(server);
    }

    /** {@return whether both halves run} */
    public boolean isRunning() {
        return receiver.isRunning() && applier.isRunning();
    }

    /** {@return whether a part of what the source sends is left out: caught up is said of the rest alone} */
    public boolean isPartial() {
        return !filters.isEmpty() || skippedErrors.isPresent();
    }

    /** {@return the filters and the skipped errors in one line; empty without any} */
    public String leftOut() {
        return Stream.concat(filters.stream(), skippedErrors.map(errors -> "replica_skip_errors = " + errors).stream())
                .collect(Collectors.joining(", "));
    }

    /** {@return the channel for a sentence} */
    public String channelName() {
        return channel.isEmpty() ? "the default channel" : "channel '" + channel + "'";
    }

    /** {@return one line with both halves and their last errors} */
    @Override
    public String toString() {
        return channelName() + source.map(address -> " from " + address).orElse("") + ": receiver " + receiver
                + ", applier " + applier + ", applied up to " + applied
                + (executed.isEmpty() ? "" : ", GTID " + executed)
                + (isPartial() ? ", of a part only: " + leftOut() : "");
    }
}

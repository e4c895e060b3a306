package io.github.mysqlclone.replication;

import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Hold what a complete {@link ReplicaSetup} says; printing it shows no password.
 *
 * @param coordinates up to where the copy goes
 * @param recipientUuid the only server that may be made a replica; empty if it is not known
 * @param quarantine what is lifted when it has caught up
 * @param source where the recipient finds the source
 * @param account as whom it goes there
 * @param security how the connection is secured
 * @param sourceServer how this JVM reaches the source
 * @param channel the channel's name
 * @param position by what the replica finds its place
 * @param delay how long transactions are held back
 * @param resetsChannels whether channels that are there are reset
 * @param keepsEvents whether events stay as they are
 * @param acceptsFilters whether the replica may hold a part only
 * @param acceptsUnproven whether data may be dropped although not all is proven
 * @since 0.1.0
 */
public record ReplicaPlan(
        BinlogCoordinates coordinates,
        Optional<String> recipientUuid,
        Optional<Quarantine> quarantine,
        Address source,
        Account account,
        SourceSecurity security,
        MySqlServer sourceServer,
        String channel,
        PositionChoice position,
        Duration delay,
        boolean resetsChannels,
        boolean keepsEvents,
        boolean acceptsFilters,
        boolean acceptsUnproven) {

    /** Require the parts. */
    public ReplicaPlan {
        Objects.requireNonNull(coordinates, "coordinates");
        Objects.requireNonNull(recipientUuid, "recipientUuid");
        Objects.requireNonNull(quarantine, "quarantine");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(sourceServer, "sourceServer");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(delay, "delay");
    }

    static ReplicaPlan of(CopyOrigin origin, SourceLink link, ChannelSettings channel) {
        return new ReplicaPlan(
                origin.coordinates(),
                Optional.ofNullable(origin.recipientUuid()),
                Optional.ofNullable(origin.quarantine()),
                SourceLink.required("source", link.address()),
                SourceLink.required("account", link.account()),
                link.security(),
                SourceLink.required("sourceServer", link.reachedFromHere().orElse(null)),
                channel.name(),
                channel.position(),
                channel.delay(),
                channel.resetsChannels(),
                channel.keepsEvents(),
                channel.acceptsFilters(),
                channel.acceptsUnproven());
    }
}

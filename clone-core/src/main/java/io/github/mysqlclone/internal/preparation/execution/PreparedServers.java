package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How both servers are reached, before the clone and after it.
 *
 * @param recipientAfter the recipient with the donor's accounts
 * @param donor the donor; empty for a local clone
 * @param donorUuid the donor's {@code server_uuid}; empty if it was not read
 */
public record PreparedServers(
        ConnectionOpener opener,
        NetworkLimits limits,
        MySqlServer recipient,
        MySqlServer recipientAfter,
        String recipientUuid,
        Optional<MySqlServer> donor,
        Optional<String> donorUuid) {

    SideConnections before() {
        return connections(List.of(recipient));
    }

    /** After a completed replace clone the recipient has the donor's accounts. */
    SideConnections afterCompletion() {
        return connections(inOrder(recipientAfter, recipient));
    }

    /** After a failed one it has its own accounts still, or again. */
    SideConnections afterFailure() {
        return connections(inOrder(recipient, recipientAfter));
    }

    private static List<MySqlServer> inOrder(MySqlServer likely, MySqlServer other) {
        return likely.equals(other) ? List.of(likely) : List.of(likely, other);
    }

    private SideConnections connections(List<MySqlServer> recipientLogins) {
        Map<Side, SideConnections.Target> targets = new EnumMap<>(Side.class);
        targets.put(Side.RECIPIENT, new SideConnections.Target(recipientLogins, recipientUuid));
        donor.ifPresent(server -> donorUuid.ifPresent(
                uuid -> targets.put(Side.DONOR, new SideConnections.Target(List.of(server), uuid))));
        return new SideConnections(opener, targets);
    }
}

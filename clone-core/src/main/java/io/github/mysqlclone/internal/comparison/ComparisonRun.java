package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.verify.ComparisonReport;
import java.util.stream.Stream;

/** One comparison from connecting to the report. */
public final class ComparisonRun {

    private final MySqlServer donor;
    private final MySqlServer recipient;
    private final ComparisonScope scope;

    /** Create for two servers. */
    public ComparisonRun(MySqlServer donor, MySqlServer recipient, ComparisonScope scope) {
        this.donor = patient(donor, scope);
        this.recipient = patient(recipient, scope);
        this.scope = scope;
    }

    /** A checksum takes longer than any other answer. */
    private static MySqlServer patient(MySqlServer server, ComparisonScope scope) {
        return server.limits()
                .map(own -> server.limits(own.connect(), scope.statementLimit()))
                .orElse(server);
    }

    /** Read both and compare. */
    public ComparisonReport run() {
        ConnectionOpener opener = new ConnectionOpener(
                new NetworkLimits(CloneTimeouts.defaults().connect(), scope.statementLimit()),
                SecretMask.of(Stream.of(donor, recipient).flatMap(server -> server.account().stream())));
        try (ServerConnection here = opener.open(donor);
                ServerConnection there = opener.open(recipient);
                BothSides sides = new BothSides(here, there)) {
            requireTwo(here, there);
            scope.position().ifPresent(position -> bringTo(position, opener, here, there));
            return of(sides);
        }
    }

    /** A server is always equal to itself, which proves nothing of a copy. */
    private void requireTwo(ServerConnection here, ServerConnection there) {
        String uuid = here.identity().uuid();
        if (!uuid.isEmpty() && uuid.equalsIgnoreCase(there.identity().uuid())) {
            throw new ServerConnectionException(
                    recipient,
                    "Nothing was compared: " + donor + " and " + recipient + " have one server_uuid, " + uuid
                            + ", and so are one server. Name the copy; if it is another server, give it a server_uuid of"
                            + " its own: remove auto.cnf from its data directory and restart it.",
                    null,
                    null);
        }
    }

    private void bringTo(
            ReplicaPosition position, ConnectionOpener opener, ServerConnection here, ServerConnection there) {
        try (ServerConnection control = opener.open(recipient, there.identity().uuid())) {
            String uuid = there.identity().uuid();
            new SnapshotsAtOnePosition(position, here, there, control, () -> opener.open(recipient, uuid)).enter();
        }
    }

    private ComparisonReport of(BothSides sides) {
        BothSides.Answers<ServerContents> holdings =
                sides.ask(connection -> new ServerContentsReader(connection, scope).read());
        RowComparison rows = new RowComparison(scope, holdings.ofDonor(), holdings.ofRecipient());
        rows.run(sides);
        return rows.report(DefinitionComparison.of(holdings.ofDonor(), holdings.ofRecipient(), scope.schemas()));
    }
}

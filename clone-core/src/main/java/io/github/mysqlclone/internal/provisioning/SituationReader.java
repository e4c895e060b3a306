package io.github.mysqlclone.internal.provisioning;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.ReplicaStatusReader;
import io.github.mysqlclone.internal.replication.ReplicationVariables;
import io.github.mysqlclone.internal.replication.ServedReplicas;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what the verdict goes by. */
record SituationReader(ConnectionOpener opener, Address donorAddress, EarlierRunLedger notes) {

    private static final String USER_SCHEMAS =
            "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN"
                    + " ('mysql', 'information_schema', 'performance_schema', 'sys')";

    /** ER_ACCESS_DENIED_ERROR. */
    private static final int ACCESS_DENIED = 1045;

    /** Returns which of two ways of reaching the recipient is the right one: the second after it was cloned. */
    MySqlServer reachable(MySqlServer before, MySqlServer after) {
        try (ServerConnection connection = opener.open(before)) {
            return connection.server();
        } catch (ServerConnectionException e) {
            boolean refused =
                    e.error().filter(said -> said.number() == ACCESS_DENIED).isPresent();
            if (!refused || after.equals(before)) {
                throw e;
            }
            try (ServerConnection connection = opener.open(after)) {
                return connection.server();
            }
        }
    }

    /** The recipient is read before the donor, which may go on: what it has then, the donor has too. */
    Situation read(MySqlServer recipient, MySqlServer donor) {
        try (ServerConnection copy = opener.open(recipient)) {
            List<ReplicaStatus> channels = ReplicaStatusReader.ofOwnChannels(copy);
            ReplicationVariables state = ReplicationVariables.of(copy);
            Grants grants = Grants.of(copy);
            return new Situation(
                    state,
                    channels,
                    hasData(copy),
                    grants.seesEverySchema(),
                    EarlierRunQuarantine.of(state.uuid(), notes),
                    ServedReplicas.any(copy, grants),
                    theDonor(donor));
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(recipient, e);
        }
    }

    /** Returns who a server is. */
    String uuidOf(MySqlServer server) {
        try (ServerConnection connection = opener.open(server)) {
            return connection.identity().uuid();
        }
    }

    private static boolean hasData(ServerConnection server) throws SQLException {
        return server.queryFirst(USER_SCHEMAS, row -> row.getLong(1) > 0).orElse(true);
    }

    private Situation.Donor theDonor(MySqlServer donor) {
        try (ServerConnection source = opener.open(donor)) {
            List<ReplicaStatus> channels = ReplicaStatusReader.ofOwnChannels(source);
            return new Situation.Donor(
                    ReplicationVariables.of(source),
                    donorAddress,
                    hasData(source),
                    sources(channels, channel -> true),
                    sources(channels, channel -> channel.receiver().state() != ThreadState.STOPPED));
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(donor, e);
        }
    }

    private static Set<String> sources(List<ReplicaStatus> channels, Predicate<ReplicaStatus> which) {
        return channels.stream()
                .filter(which)
                .flatMap(channel -> channel.sourceUuid().stream())
                .collect(Collectors.toSet());
    }
}

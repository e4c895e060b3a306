package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the channels of a replica. */
public final class ReplicaStatusReader {

    private static final String WORKER_ERRORS = "SELECT CHANNEL_NAME, LAST_ERROR_NUMBER, LAST_ERROR_MESSAGE FROM"
            + " performance_schema.replication_applier_status_by_worker WHERE LAST_ERROR_NUMBER <> 0";

    private ReplicaStatusReader() {}

    /** Read all channels of a server. */
    public static List<ReplicaStatus> at(MySqlServer server) {
        CloneTimeouts timeouts = CloneTimeouts.defaults();
        ConnectionOpener opener =
                new ConnectionOpener(new NetworkLimits(timeouts.connect(), timeouts.query()), SecretMask.of(server));
        try (ServerConnection connection = opener.open(server)) {
            return of(connection);
        } catch (SQLException e) {
            throw unreadable(server, e);
        }
    }

    /** Read all channels over a connection. */
    public static List<ReplicaStatus> of(ServerConnection connection) throws SQLException {
        return rows(connection).stream().map(ReplicaStatusRow::status).toList();
    }

    /** Read all channels but those of Group Replication. */
    public static List<ReplicaStatus> ofOwnChannels(ServerConnection connection) throws SQLException {
        return of(connection).stream()
                .filter(status -> !status.channel().startsWith("group_replication_"))
                .toList();
    }

    /** Read how one channel is; empty if there is none of this name. */
    public static Optional<ReplicaStatus> of(ServerConnection connection, String channel) throws SQLException {
        return channel(connection, channel).map(ReplicaStatusRow::status);
    }

    /** Read one channel; empty if there is none of this name, which the server compares without regard to case. */
    static Optional<ReplicaStatusRow> channel(ServerConnection connection, String channel) throws SQLException {
        return rows(connection).stream()
                .filter(row -> row.status().channel().equalsIgnoreCase(channel))
                .findFirst();
    }

    private static List<ReplicaStatusRow> rows(ServerConnection connection) throws SQLException {
        ReplicationWords words = ReplicationWords.of(connection.identity().versionForWords());
        List<Map<String, String>> rows = connection.query(words.showStatus(), ReplicaStatusReader::columns);
        boolean errors = rows.stream()
                .anyMatch(row -> !row.getOrDefault("last_sql_errno", "0").equals("0"));
        Map<String, ServerError> ofWorkers = errors ? workerErrors(connection) : Map.of();
        Optional<String> skipped = rows.isEmpty() ? Optional.empty() : ReplicaFilters.skippedErrors(connection);
        List<ReplicaStatusRow> all = rows.stream()
                .map(row -> new ReplicaStatusRow(row, ofWorkers, skipped))
                .toList();
        requireUnderstood(all);
        return all;
    }

    private static void requireUnderstood(List<ReplicaStatusRow> rows) throws SQLException {
        try {
            rows.forEach(ReplicaStatusRow::status);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SQLException("What it says of its replication is not understood: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> columns(ResultSet row) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                columns.put(ReplicationWords.today(row.getMetaData().getColumnLabel(i)), value);
            }
        }
        return columns;
    }

    /** The coordinator's error only says that a worker had one. Whoever may not see it has to do with that. */
    private static Map<String, ServerError> workerErrors(ServerConnection connection) {
        Map<String, ServerError> errors = new HashMap<>();
        try {
            connection
                    .query(
                            WORKER_ERRORS,
                            row -> Map.entry(
                                    row.getString(1), new ServerError(row.getInt(2), "HY000", row.getString(3))))
                    .forEach(entry -> errors.putIfAbsent(entry.getKey(), entry.getValue()));
        } catch (SQLException e) {
            return Map.of();
        }
        return errors;
    }

    /** Say that a server does not tell how it replicates. */
    public static ServerConnectionException unreadable(MySqlServer server, SQLException cause) {
        return new ServerConnectionException(
                server,
                "Cannot read how " + server + " replicates: " + cause.getMessage()
                        + ". The account needs REPLICATION CLIENT.",
                ServerError.of(cause).orElse(null),
                cause);
    }
}

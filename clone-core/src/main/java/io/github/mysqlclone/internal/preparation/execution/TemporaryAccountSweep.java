package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.SweepReport;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds temporary accounts by their attribute and drops those that nobody needs any more. */
public final class TemporaryAccountSweep {

    private static final Logger log = LoggerFactory.getLogger(TemporaryAccountSweep.class);

    private static final String ACCOUNTS = "SELECT USER, HOST,"
            + " JSON_UNQUOTE(JSON_EXTRACT(ATTRIBUTE, '$.mysql_clone.owner')),"
            + " JSON_UNQUOTE(JSON_EXTRACT(ATTRIBUTE, '$.mysql_clone.expires'))"
            + " FROM information_schema.USER_ATTRIBUTES"
            + " WHERE JSON_EXTRACT(ATTRIBUTE, '$.mysql_clone') IS NOT NULL ORDER BY USER, HOST";

    private TemporaryAccountSweep() {}

    private record Found(String user, String host, String owner, String expires) {

        boolean isExpired(Instant now) {
            try {
                return Instant.parse(expires).isBefore(now);
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        String name(SqlMode mode) {
            return mode.literal(user) + "@" + mode.literal(host);
        }

        @Override
        public String toString() {
            return name(new SqlMode(false)) + " of " + owner + ", expires " + expires;
        }
    }

    /** Sweep one server. */
    public static SweepReport run(MySqlServer server) {
        if (server.dataSource().isPresent()) {
            throw new IllegalArgumentException(
                    "donor: must be given by host and port, for sql_log_bin is set on the connection (was " + server
                            + ")");
        }
        CloneTimeouts timeouts = CloneTimeouts.defaults();
        ConnectionOpener opener =
                new ConnectionOpener(new NetworkLimits(timeouts.connect(), timeouts.query()), SecretMask.of(server));
        try (ServerConnection connection = opener.open(server)) {
            requireSight(connection);
            return sweep(connection);
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    server,
                    "The temporary accounts of " + server + " could not be swept: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    /** Without them the server shows less and says nothing: an account in use would look idle. */
    private static void requireSight(ServerConnection connection) throws SQLException {
        Grants grants = Grants.of(connection);
        List<String> lacking = Stream.of("CREATE USER", "PROCESS")
                .filter(privilege -> !grants.hasGlobal(privilege))
                .toList();
        if (!lacking.isEmpty()) {
            throw new ServerConnectionException(
                    connection.server(),
                    "The account at " + connection.server() + " lacks " + String.join(" and ", lacking)
                            + " on *.*, without which it sees neither all accounts nor who is connected",
                    null,
                    null);
        }
    }

    private static SweepReport sweep(ServerConnection connection) throws SQLException {
        SqlMode mode = SqlMode.parse(connection
                .queryFirst("SELECT @@SESSION.sql_mode", row -> row.getString(1))
                .orElse(""));
        List<String> dropped = new ArrayList<>();
        List<String> inUse = new ArrayList<>();
        List<String> valid = new ArrayList<>();
        Instant now = Instant.now();
        List<Found> accounts = connection.query(
                ACCOUNTS,
                row -> new Found(
                        row.getString(1),
                        row.getString(2),
                        String.valueOf(row.getString(3)),
                        String.valueOf(row.getString(4))));
        connection.setSessionVariable("sql_log_bin", 0);
        for (Found account : accounts) {
            if (!account.isExpired(now)) {
                valid.add(account.toString());
            } else if (connected(connection).contains(account.user())) {
                inUse.add(account.toString());
            } else {
                connection.execute("DROP USER IF EXISTS " + account.name(mode));
                dropped.add(account.toString());
                log.info("Dropped on {}: {}", connection.server(), account);
            }
        }
        return new SweepReport(dropped, inUse, valid);
    }

    private static Set<String> connected(ServerConnection connection) throws SQLException {
        return new HashSet<>(connection.query("SHOW PROCESSLIST", row -> String.valueOf(row.getString(2))));
    }
}

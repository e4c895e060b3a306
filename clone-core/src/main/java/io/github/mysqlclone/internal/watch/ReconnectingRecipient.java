package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the recipient over one connection, and reconnects when that breaks, as it does at the restart. Used by one thread. */
public final class ReconnectingRecipient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReconnectingRecipient.class);

    private final ConnectionOpener opener;
    private final String uuid;
    private final LoginPlan logins;
    private @Nullable ServerConnection connection;

    /** Read over this connection, which belongs to this object from now on. */
    public ReconnectingRecipient(ConnectionOpener opener, String uuid, LoginPlan logins, ServerConnection connection) {
        this.opener = opener;
        this.uuid = uuid;
        this.logins = logins;
        this.connection = connection;
    }

    /** Look once; does not wait for a server that is away. */
    RecipientReading look(boolean restartFollows) {
        ServerConnection open = connection;
        if (open != null) {
            try {
                return new RecipientReading.Seen(StatusReader.read(open), open);
            } catch (SQLException e) {
                log.debug("The watching connection to {} ended: {}", open.server(), e.getMessage());
                close();
                if (e.getErrorCode() > 0 && e.getErrorCode() != 1053) {
                    return new RecipientReading.Unreachable(e);
                }
            }
        }
        return reconnect(restartFollows);
    }

    private RecipientReading reconnect(boolean restartFollows) {
        ServerConnectionException refused = null;
        Exception unreachable = null;
        MySqlServer silent = null;
        for (MySqlServer login : logins.due(restartFollows, System.nanoTime())) {
            if (silent != null && leadsTheSameWay(silent, login)) {
                continue;
            }
            try {
                ServerConnection opened = opener.open(login, uuid);
                connection = opened;
                logins.admitted();
                return new RecipientReading.Seen(StatusReader.read(opened), opened);
            } catch (DifferentServerException e) {
                return new RecipientReading.OtherServer(e);
            } catch (ServerConnectionException e) {
                log.debug("{} cannot be reached yet: {}", login, e.getMessage());
                if (e.error().filter(LoginPlan::isRefusal).isPresent()) {
                    refused = e;
                    logins.refused(login, System.nanoTime());
                } else {
                    unreachable = e;
                    silent = login;
                }
            } catch (SQLException e) {
                close();
                return new RecipientReading.Unreachable(e);
            }
        }
        if (refused != null && logins.isExhausted()) {
            return new RecipientReading.LoginRefused(refused);
        }
        if (unreachable == null) {
            unreachable = refused != null ? refused : new SQLException("Waiting before the next login");
        }
        return new RecipientReading.Unreachable(unreachable);
    }

    /** Where one account finds nobody, another finds nobody either; a pool may be stuck where an address is not. */
    private static boolean leadsTheSameWay(MySqlServer one, MySqlServer other) {
        return one.address().isPresent() && one.address().equals(other.address());
    }

    /** Returns the connection if there is one that worked when it was last used. */
    Optional<ServerConnection> connection() {
        return Optional.ofNullable(connection);
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}

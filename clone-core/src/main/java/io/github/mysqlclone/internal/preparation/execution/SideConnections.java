package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** At most one connection to either side, opened when it is first needed. Used by one thread. */
final class SideConnections implements AutoCloseable {

    /** INSTALL PLUGIN and the like wait for locks, by default for a year. */
    private static final int LOCK_WAIT_SECONDS = 5;

    private final ConnectionOpener opener;
    private final Map<Side, Target> targets;
    private final Map<Side, ServerConnection> open = new EnumMap<>(Side.class);

    /**
     * How a side is reached.
     *
     * @param logins the ways to try, in order
     * @param uuid the server that has to answer
     */
    record Target(List<MySqlServer> logins, String uuid) {}

    SideConnections(ConnectionOpener opener, Map<Side, Target> targets) {
        this.opener = opener;
        this.targets = targets;
    }

    /**
     * Return the connection to a side.
     *
     * @throws ServerConnectionException if none of the ways leads there
     */
    ServerConnection to(Side side) throws SQLException {
        ServerConnection connection = open.get(side);
        if (connection == null) {
            connection = opened(side);
            open.put(side, connection);
            connection.setSessionVariable("lock_wait_timeout", LOCK_WAIT_SECONDS);
        }
        return connection;
    }

    /** Return the text without the passwords in use. */
    String mask(String text) {
        return opener.mask().mask(text);
    }

    private ServerConnection opened(Side side) throws SQLException {
        Target target = targets.get(side);
        if (target == null) {
            throw new SQLException("it is not known how the " + side.word() + " is reached");
        }
        ServerConnectionException last = null;
        for (MySqlServer login : target.logins()) {
            try {
                return opener.open(login, target.uuid());
            } catch (ServerConnectionException e) {
                last = e;
            }
        }
        if (last != null) {
            throw last;
        }
        throw new SQLException("no way to the " + side.word() + " is known");
    }

    @Override
    public void close() {
        open.values().forEach(ServerConnection::close);
        open.clear();
    }
}

package io.github.mysqlclone.internal.fleet.lease;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock of one name on a server, held by a session of our own: whoever uses this library for fleets keeps to it. Used by one
 * thread.
 */
public final class NamedLockLease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NamedLockLease.class);

    /** Held while a fleet is at work, on its source. */
    public static final String OF_FLEET = "mysql_clone.fleet";

    /** Held while a server serves a clone of a fleet. */
    public static final String OF_DONOR = "mysql_clone.donor";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private static final Duration KEEP_EVERY = Duration.ofSeconds(5);

    /** A host that is cut off says no goodbye: its session goes when nothing was heard from it for so long, and the lock with it. */
    private static final long OUTLIVES_ITS_HOST_BY_SECONDS = 120;

    private static final long WINDOW_IF_UNKNOWN = 5;

    private final ConnectionOpener opener;
    private final MySqlServer server;
    private final String name;
    private @Nullable ServerConnection session;
    private Holder last = Holder.NOBODY_KNOWS;
    private long keptAt;

    /** Whose it is. */
    public enum Holder {
        /** This session's. */
        WE,
        /** Somebody else's. */
        ANOTHER,
        /** The server does not answer. */
        NOBODY_KNOWS
    }

    /** Take nothing yet. */
    public NamedLockLease(ConnectionOpener opener, MySqlServer server, String name) {
        this.opener = opener.within(ANSWERS_WITHIN);
        this.server = server;
        this.name = name;
        this.keptAt = System.nanoTime();
    }

    /**
     * Take it, unless somebody else has it; return the session of that one.
     *
     * @throws ServerConnectionException if the server cannot be asked
     */
    public Optional<Long> take() {
        close();
        ServerConnection opened = opener.open(server);
        boolean isTaken = false;
        try {
            // As it is closed, a session gets back what it had.
            opened.execute("SET SESSION wait_timeout = " + OUTLIVES_ITS_HOST_BY_SECONDS);
            isTaken = opened.queryFirst("SELECT GET_LOCK('" + name + "', 0)", row -> row.getInt(1))
                    .filter(answer -> answer == 1)
                    .isPresent();
            if (isTaken) {
                session = opened;
                return Optional.empty();
            }
            return Optional.of(opened.queryFirst("SELECT IS_USED_LOCK('" + name + "')", row -> row.getLong(1))
                    .orElse(0L));
        } catch (SQLException e) {
            throw unreadable(e);
        } finally {
            if (!isTaken) {
                opened.close();
            }
        }
    }

    /** Keep it alive, or take it again if its session was lost; return whether it is held. */
    public boolean keep() {
        return holder() == Holder.WE;
    }

    /** Keep it as {@link #keep} does, and tell whose it is. */
    public Holder holder() {
        last = isHeld() ? Holder.WE : takenAgain();
        keptAt = System.nanoTime();
        return last;
    }

    private Holder takenAgain() {
        try {
            boolean isTaken = take().isEmpty();
            log.info("The lease on {} was lost, and {}", server, isTaken ? "is taken again" : "somebody else has it");
            return isTaken ? Holder.WE : Holder.ANOTHER;
        } catch (MySqlCloneException e) {
            log.debug("The lease on {} could not be taken again: {}", server, e.getMessage());
            return Holder.NOBODY_KNOWS;
        }
    }

    /** Keep it alive, every few seconds; return whose it was when that was last asked. */
    public Holder tick() {
        return System.nanoTime() - keptAt > KEEP_EVERY.toNanos() ? holder() : last;
    }

    /** Returns whether it is held by the session that has taken it. */
    public boolean isHeld() {
        ServerConnection open = session;
        if (open == null) {
            return false;
        }
        try {
            return open.queryFirst("SELECT IS_USED_LOCK('" + name + "') = CONNECTION_ID()", row -> row.getBoolean(1))
                    .orElse(false);
        } catch (SQLException e) {
            log.debug("The lease on {} was lost: {}", server, e.getMessage());
            return false;
        }
    }

    /** Returns whether the server serves a clone, or runs one for itself; empty if the account may not see that. */
    public Optional<Boolean> seesAClone() {
        try {
            return new ServedClone(open()).look();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Returns for how long the server keeps the place of a recipient that it has lost. */
    public Duration reconnectWindow() {
        try {
            return Duration.ofMinutes(open()
                    .variables("SHOW GLOBAL VARIABLES WHERE Variable_name ="
                            + " 'clone_donor_timeout_after_network_failure'")
                    .values()
                    .stream()
                    .findFirst()
                    .map(Long::parseLong)
                    .orElse(WINDOW_IF_UNKNOWN));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private ServerConnection open() {
        ServerConnection open = session;
        if (open == null) {
            throw new IllegalStateException("the lease on " + server + " is not held");
        }
        return open;
    }

    private ServerConnectionException unreadable(SQLException e) {
        return new ServerConnectionException(
                server,
                server + " could not be asked whether somebody uses it as a donor: " + e.getMessage(),
                ServerError.of(e).orElse(null),
                e);
    }

    @Override
    public void close() {
        ServerConnection open = session;
        session = null;
        if (open == null) {
            return;
        }
        try {
            // A pool keeps the session, and with it the lock.
            open.query("SELECT RELEASE_LOCK('" + name + "')", row -> row.getInt(1));
        } catch (SQLException e) {
            log.debug("The lease on {} goes with its session: {}", server, e.getMessage());
        }
        open.close();
    }
}

package io.github.mysqlclone.internal.donor;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.OpenConnections;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.DdlWait;
import io.github.mysqlclone.progress.DonorContact;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the donor about the sessions that serve a clone, and ends them, over a short connection each time. */
public final class DonorSessions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DonorSessions.class);

    /** What the process list calls a session that serves a clone (seen on 9.7.4). */
    private static final String SERVES_A_CLONE = "clone";

    /** What it says of a session that waits for DDL, or until DDL is let through (seen on 9.7.4). */
    private static final String WAITS = "Waiting for backup lock";

    /** ER_NO_SUCH_THREAD: it has gone by itself. */
    private static final int NO_SUCH_SESSION = 1094;

    /** Whoever asks has something better to do than to wait for a donor that is out of reach. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final OpenConnections connections = new OpenConnections();
    private final ConnectionOpener opener;
    private final @Nullable MySqlServer donor;
    private final Optional<String> uuid;
    private final ServedClone clone;
    private boolean isFailureTold;

    private DonorSessions(
            ConnectionOpener opener, @Nullable MySqlServer donor, Optional<String> uuid, ServedClone clone) {
        this.opener = opener.among(connections).within(ANSWERS_WITHIN);
        this.donor = donor;
        this.uuid = uuid;
        this.clone = clone;
    }

    /**
     * Reach the donor as the account that the recipient uses there, whose sessions it may see and end.
     *
     * @param uuid its {@code server_uuid}; empty if nobody knows
     */
    public static DonorSessions to(
            ConnectionOpener opener, MySqlServer donor, Optional<String> uuid, ServedClone clone) {
        return new DonorSessions(opener, donor, uuid, clone);
    }

    /** Nobody knows how. */
    public static DonorSessions unknown(ConnectionOpener opener) {
        return new DonorSessions(
                opener, null, Optional.empty(), ServedClone.ofKnownDonor(Optional.empty(), Duration.ZERO));
    }

    /** Ask whether it answers, and what of the clone it sees. */
    public DonorContact ask() {
        if (donor == null) {
            return new DonorContact.NotAsked();
        }
        try (ServerConnection connection = open(donor)) {
            return new DonorContact.Answers(serving(connection).size());
        } catch (SQLException | MySqlCloneException e) {
            return new DonorContact.Silent(String.valueOf(e.getMessage()));
        }
    }

    /**
     * End the sessions that serve the clone, if they are known to be its own. The recipient then fails with 3862(1815)
     * once it has read what the network still holds (seen on 9.7.4).
     *
     * @param receives whether the clone was seen to get bytes in this moment
     */
    public SessionsEnd endServing(boolean receives) {
        if (donor == null) {
            return SessionsEnd.NOT_POSSIBLE;
        }
        try (ServerConnection connection = open(donor)) {
            List<ServingSession> serving = serving(connection);
            if (serving.isEmpty()) {
                return SessionsEnd.NONE;
            }
            Optional<String> objection = clone.objectionTo(serving);
            if (objection.isPresent()) {
                log.warn("{} {}; it is let alone", donor, objection.get());
                return SessionsEnd.NOT_POSSIBLE;
            }
            Optional<String> doubt = clone.doubtAbout(serving, receives);
            if (doubt.isPresent()) {
                log.debug("{} {}; it is let alone for now", donor, doubt.get());
                return SessionsEnd.NOT_CERTAIN;
            }
            boolean ended = false;
            for (ServingSession session : serving) {
                log.info("Ending session {} on {}, which serves the clone", session.id(), donor);
                ended |= end(session.id(), connection);
            }
            return ended ? SessionsEnd.ENDED : SessionsEnd.NOT_POSSIBLE;
        } catch (SQLException | MySqlCloneException e) {
            tellFailure(e);
            return isSilence(e) ? SessionsEnd.OUT_OF_REACH : SessionsEnd.NOT_POSSIBLE;
        }
    }

    /** Once: whoever cancels asks again many times a second. */
    private void tellFailure(Exception failure) {
        if (isFailureTold) {
            log.debug("The donor's side of the clone could not be ended again: {}", failure.getMessage());
        } else {
            isFailureTold = true;
            log.warn("The donor's side of the clone could not be ended: {}", failure.getMessage());
        }
    }

    /** The network says so, and no server. */
    private static boolean isSilence(Exception failure) {
        return failure instanceof SQLException broken
                ? broken.getErrorCode() <= 0
                : failure instanceof ServerConnectionException unreachable
                        && unreachable.error().filter(said -> said.number() > 0).isEmpty();
    }

    /** Ask who waits for whom, if the clone keeps DDL away; empty where nobody can tell. */
    public Optional<DdlWait> ddlWait() {
        if (donor == null) {
            return Optional.empty();
        }
        try (ServerConnection connection = open(donor)) {
            List<Session> waiting =
                    sessions(connection).stream().filter(Session::waitsForDdl).toList();
            int serving = (int) waiting.stream().filter(Session::servesAClone).count();
            return Optional.of(new DdlWait(serving > 0, waiting.size() - serving));
        } catch (SQLException | MySqlCloneException e) {
            log.debug("The donor could not be asked for DDL: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Each session by itself: that the one of two is gone ends the clone, whatever is said of the other. One whose KILL was
     * not answered may be gone.
     */
    private static boolean end(long session, ServerConnection connection) {
        try {
            connection.execute("KILL " + session);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_SESSION) {
                log.warn("Session {} could not be ended: {}", session, e.getMessage());
            }
            return e.getErrorCode() == NO_SUCH_SESSION || isSilence(e);
        }
    }

    private ServerConnection open(MySqlServer server) {
        return uuid.isPresent() ? opener.open(server, uuid.get()) : opener.open(server);
    }

    private static List<ServingSession> serving(ServerConnection connection) throws SQLException {
        return sessions(connection).stream()
                .filter(Session::servesAClone)
                .map(Session::session)
                .toList();
    }

    private static List<Session> sessions(ServerConnection connection) throws SQLException {
        return connection.query(
                "SHOW PROCESSLIST",
                row -> new Session(
                        new ServingSession(
                                row.getLong(1),
                                String.valueOf(row.getString(2)),
                                ServingSession.withoutPort(String.valueOf(row.getString(3))),
                                Duration.ofSeconds(row.getLong(6))),
                        SERVES_A_CLONE.equalsIgnoreCase(row.getString(5)),
                        WAITS.equals(row.getString(7))));
    }

    /** One that this account may see. */
    private record Session(ServingSession session, boolean servesAClone, boolean waitsForDdl) {}

    /** Break off what is being asked; nothing can be asked any more. */
    @Override
    public void close() {
        connections.end();
    }
}

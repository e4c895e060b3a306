package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the recipient over one connection, and reconnects when that breaks, as it does at the restart. Used by one thread, but for
 * {@link #hurry()}.
 */
public final class ReconnectingRecipient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReconnectingRecipient.class);

    /** The tables are small and in memory: what takes longer is no busy server, or a very busy one to be asked again. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConnectionOpener opener;
    private final String uuid;
    private final LoginPlan logins;
    private final Duration usualTimeout;
    private final AtomicReference<@Nullable Question> asked = new AtomicReference<>();
    private @Nullable ServerConnection connection;
    private final Map<MySqlServer, ServerConnectionException> refusals = new HashMap<>();
    private boolean restartSeen;

    /** Read over this connection, which belongs to this object from now on. */
    public ReconnectingRecipient(
            ConnectionOpener opener,
            String uuid,
            LoginPlan logins,
            ServerConnection connection,
            Duration usualTimeout) {
        this.usualTimeout = usualTimeout;
        this.opener = opener;
        this.uuid = uuid;
        this.logins = logins;
        this.connection = connection;
    }

    /** Look once; does not wait for a server that is away. */
    RecipientReading look(boolean restartFollows) {
        if (restartFollows && !restartSeen) {
            // Whatever was refused before was refused by the accounts of before.
            restartSeen = true;
            logins.admitted();
        }
        ServerConnection open = connection;
        if (open != null) {
            try {
                return new RecipientReading.Seen(read(open), open);
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

    /**
     * Let go of a server that is about to end: for a session that it finds then it waits two seconds, even if that ends at once
     * ({@code close_connections} in the server's {@code mysqld.cc}; seen on 9.7.4). A pool would keep the session.
     */
    void leave() {
        ServerConnection open = connection;
        if (open != null && !open.isBorrowed()) {
            close();
        }
    }

    /** What is being asked; whoever takes it out decides whether the connection is of use afterwards. */
    private record Question(ServerConnection connection, long sinceNanos) {}

    /** A connection that is half open must not blind the watch for long. */
    private StatusReading read(ServerConnection open) throws SQLException {
        Question question = new Question(open, System.nanoTime());
        asked.set(question);
        StatusReading reading;
        try {
            open.networkTimeout(usualTimeout.compareTo(ANSWERS_WITHIN) < 0 ? usualTimeout : ANSWERS_WITHIN);
            reading = StatusReader.read(open);
            open.networkTimeout(usualTimeout);
        } catch (RuntimeException | Error e) {
            throw open.masked(e);
        } finally {
            if (!asked.compareAndSet(question, null)) {
                // It is broken off in this moment, which must not hit the next statement on it.
                close();
            }
        }
        if (connection == null) {
            throw new SQLException("The look was broken off");
        }
        return reading;
    }

    /** Break a look off that has not been answered for a while: somebody waits for what comes after it. */
    void hurry() {
        Question question = asked.get();
        if (question != null
                && System.nanoTime() - question.sinceNanos() > PATIENCE.toNanos()
                && asked.compareAndSet(question, null)) {
            log.debug(
                    "The watching connection to {} does not answer; it is broken off",
                    question.connection().server());
            question.connection().abort();
        }
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
                StatusReading reading = read(opened);
                logins.admitted();
                refusals.clear();
                return new RecipientReading.Seen(reading, opened);
            } catch (DifferentServerException e) {
                return new RecipientReading.OtherServer(e);
            } catch (ServerConnectionException e) {
                log.debug("{} cannot be reached yet: {}", login, e.getMessage());
                if (e.error().filter(LoginPlan::isRefusal).isPresent()) {
                    refused = refused(login, e);
                } else {
                    unreachable = e;
                    silent = RecipientReading.findsNobody(e) ? login : silent;
                }
            } catch (SQLException e) {
                close();
                Optional<ServerError> said = ServerError.of(e).filter(LoginPlan::isRefusal);
                if (said.isEmpty()) {
                    return new RecipientReading.Unreachable(e);
                }
                refused = refused(login, tellsNothing(login, said.get(), e));
            }
        }
        // The login of before is refused because it is gone: that of afterwards says what is the matter.
        ServerConnectionException telling = refusals.get(logins.afterwards());
        if (telling != null && logins.isExhausted()) {
            return new RecipientReading.LoginRefused(telling);
        }
        if (unreachable == null) {
            unreachable = refused != null ? refused : new SQLException("Waiting before the next login");
        }
        return new RecipientReading.Unreachable(unreachable);
    }

    private ServerConnectionException refused(MySqlServer login, ServerConnectionException e) {
        refusals.put(login, e);
        logins.refused(login, System.nanoTime());
        return e;
    }

    /** It lets the account in, but does not tell it how the clone ended. */
    private static ServerConnectionException tellsNothing(MySqlServer login, ServerError said, SQLException cause) {
        return new ServerConnectionException(
                login,
                login + " does not tell this account how the clone ended: server error " + said + ". "
                        + said.known().map(KnownError::advice).orElse(""),
                said,
                cause);
    }

    /** Where one account finds nobody, another finds nobody either; a pool may be stuck where an address is not. */
    private static boolean leadsTheSameWay(MySqlServer one, MySqlServer other) {
        return one.address().isPresent() && one.address().equals(other.address());
    }

    @Override
    public void close() {
        ServerConnection open = connection;
        if (open != null) {
            open.close();
            connection = null;
        }
    }
}

package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.ServerConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What came of one attempt to read the recipient. */
sealed interface RecipientReading {

    /** It answered on this connection, which the watch keeps. */
    record Seen(StatusReading reading, ServerConnection connection) implements RecipientReading {}

    /** It did not answer; it may be restarting. */
    record Unreachable(Exception cause) implements RecipientReading {

        /** ER_SERVER_SHUTDOWN. */
        private static final int SHUTTING_DOWN = 1053;

        /** Returns whether something answered in its place that it is not there, as it is not for a mere silence. */
        boolean isRefused() {
            return causes(cause).anyMatch(Unreachable::isRefusal);
        }

        /** Returns whether the server itself said why, so that it runs: too many connections, offline mode and the like. */
        boolean isAnswer() {
            return cause instanceof ServerConnectionException failed
                    && failed.error()
                            .filter(error -> error.number() != 0 && error.number() != SHUTTING_DOWN)
                            .isPresent();
        }

        private static boolean isRefusal(Throwable cause) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof ConnectException) {
                return !message.contains("timed out");
            }
            return cause instanceof EOFException || (cause instanceof SocketException && message.contains("reset"));
        }
    }

    /** It answers, but refused every login as often as is decent. */
    record LoginRefused(ServerConnectionException cause) implements RecipientReading {}

    /** Another server answers in its place. */
    record OtherServer(DifferentServerException cause) implements RecipientReading {}

    /**
     * Returns whether a login failed for the network alone, so that no other login gets further. What the driver itself
     * does not go on with, such as a certificate, or a password that it does not send without TLS, concerns that login.
     */
    static boolean findsNobody(Exception failure) {
        return causes(failure).anyMatch(IOException.class::isInstance)
                && causes(failure).noneMatch(SSLException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}

package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.ServerConnectionException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Objects;
import java.util.stream.Stream;

/** What came of one attempt to read the recipient. */
sealed interface RecipientReading {

    /** It answered on this connection, which the watch keeps. */
    record Seen(StatusReading reading, ServerConnection connection) implements RecipientReading {}

    /** It did not answer; it may be restarting. */
    record Unreachable(Exception cause) implements RecipientReading {

        private static final int MOST_CAUSES = 20;

        /** ER_SERVER_SHUTDOWN. */
        private static final int SHUTTING_DOWN = 1053;

        /** Returns whether something answered in its place that it is not there, as it is not for a mere silence. */
        boolean isRefused() {
            return Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .anyMatch(Unreachable::isRefusal);
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
}

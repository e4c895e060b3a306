package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.ServerConnectionException;

/** What came of one attempt to read the recipient. */
sealed interface RecipientReading {

    /** It answered on this connection, which the watch keeps. */
    record Seen(StatusReading reading, ServerConnection connection) implements RecipientReading {}

    /** It did not answer; it may be restarting. */
    record Unreachable(Exception cause) implements RecipientReading {}

    /** It answers, but refused every login as often as is decent. */
    record LoginRefused(ServerConnectionException cause) implements RecipientReading {}

    /** Another server answers in its place. */
    record OtherServer(DifferentServerException cause) implements RecipientReading {}
}

package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.util.Optional;

/**
 * The two servers of one clone, which have to be those that were looked at: an address that leads elsewhere by now would have a
 * server emptied, or copied, that nobody has judged.
 */
record ServersOfClone(
        ConnectionOpener opener, MySqlServer recipient, String recipientUuid, MySqlServer donor, String donorUuid) {

    /**
     * Make sure of both.
     *
     * @throws ServerConnectionException if one does not answer, or another server does
     */
    void require() {
        opener.open(recipient, recipientUuid).close();
        opener.open(donor, donorUuid).close();
    }

    /** Make sure of both once more, at the last moment before anything is changed; what is thrown counts as an objection. */
    Optional<String> objection() {
        require();
        return Optional.empty();
    }

    /** Returns what was thrown there, if that ended a clone before it began. */
    static Optional<ServerConnectionException> refusal(Throwable end) {
        return end instanceof CloneCancelledException cancelled
                        && cancelled.failure().recipientData() == RecipientData.UNTOUCHED
                        && cancelled.getCause() instanceof ServerConnectionException refusal
                ? Optional.of(refusal)
                : Optional.empty();
    }
}

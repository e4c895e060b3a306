package io.github.mysqlclone;

import java.time.Instant;
import java.util.Objects;

/**
 * Tell one clone from all others, across processes and restarts.
 *
 * @param recipientUuid the {@code server_uuid} of the server that ran the statement
 * @param source {@code host:port} of the donor in lower case, or {@code LOCAL INSTANCE}
 * @param beginTime when it began by the recipient's clock, in milliseconds; stays the same over the restart (seen on
 *     9.7.4)
 * @since 0.1.0
 */
public record CloneIdentity(String recipientUuid, String source, Instant beginTime) {

    /** Require the parts. */
    public CloneIdentity {
        Objects.requireNonNull(recipientUuid, "recipientUuid");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(beginTime, "beginTime");
    }

    @Override
    public String toString() {
        return "clone from " + source + " on server " + recipientUuid + ", begun " + beginTime;
    }
}

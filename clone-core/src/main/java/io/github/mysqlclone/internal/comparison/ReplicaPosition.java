package io.github.mysqlclone.internal.comparison;

import java.time.Duration;
import java.util.Objects;

/**
 * Say how two servers are brought to one position while one replicates from the other.
 *
 * @param channel the channel through which the recipient follows the donor; empty for the default channel
 * @param limit how long the recipient may take to get there
 */
public record ReplicaPosition(String channel, Duration limit) {

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public ReplicaPosition {
        Objects.requireNonNull(channel, "channel");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit: must not be negative (was " + limit + ")");
        }
    }
}

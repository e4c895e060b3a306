package io.github.mysqlclone.preflight;

import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Find what would keep a copy from replicating, before anything is dropped for it.
 *
 * <p>{@code IntendedReplica.of(...)} in the package {@code replication} makes one; later versions may add methods.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReplicationIntent {

    /**
     * Look at both servers; changes nothing. Called by preflight of a replace clone, each time on its own thread.
     *
     * @param participants who they are
     * @return what is in the way; nothing if the copy can replicate, as far as that can be known without one
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of them cannot be reached, or refuses to tell, so
     *     that it is not known whether anything is in the way; REPLICATION_READY is then UNKNOWN, which refuses the clone
     */
    List<Finding> obstacles(Participants participants);

    /**
     * Hold who takes part in a clone.
     *
     * @param source the donor as the recipient reaches it
     * @param donor how this JVM reaches it
     * @param recipient how this JVM reaches the recipient before the clone
     * @param donorAsAfterwards how this JVM reaches the donor with the account with which it will reach the copy; empty if
     *     that is not known
     * @param quarantined whether the copy is in quarantine until it has caught up, which that account lifts
     * @param connectTimeout how long a connection to either may take, as the spec of the clone says
     * @param queryTimeout how long a statement may take, as the spec says
     */
    record Participants(
            Address source,
            MySqlServer donor,
            MySqlServer recipient,
            Optional<MySqlServer> donorAsAfterwards,
            boolean quarantined,
            Duration connectTimeout,
            Duration queryTimeout) {

        /** Require the parts. */
        public Participants {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(donor, "donor");
            Objects.requireNonNull(recipient, "recipient");
            Objects.requireNonNull(donorAsAfterwards, "donorAsAfterwards");
            Objects.requireNonNull(connectTimeout, "connectTimeout");
            Objects.requireNonNull(queryTimeout, "queryTimeout");
        }
    }
}

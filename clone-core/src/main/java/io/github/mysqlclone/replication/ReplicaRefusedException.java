package io.github.mysqlclone.replication;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where replication could not work, before anything was changed.
 *
 * @since 0.1.0
 */
public final class ReplicaRefusedException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Obstacle> obstacles;

    /**
     * Create with what is in the way.
     *
     * @param what which replication it was to be
     * @param obstacles at least one
     */
    public ReplicaRefusedException(String what, List<Obstacle> obstacles) {
        super(
                what + " was not begun, and nothing was changed. "
                        + obstacles.stream().map(Obstacle::toString).collect(Collectors.joining(" ")),
                null);
        this.obstacles = List.copyOf(obstacles);
    }

    /** {@return all that is in the way} */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}

package io.github.mysqlclone.testkit.internal.setup;

/**
 * Which servers a test has.
 *
 * @param recipients how many besides the donor
 */
public record Topology(Kind kind, int recipients) {

    /** What the servers besides the donor are. */
    public enum Kind {
        /** There are none. */
        SINGLE,
        /** One recipient that is empty and ready to clone. */
        PAIR,
        /** One recipient that was cloned from the donor. */
        CLONED_PAIR,
        /** One replica that has caught up. */
        REPLICA,
        /** Several replicas that have caught up. */
        REPLICAS
    }

    public static final Topology SINGLE = new Topology(Kind.SINGLE, 0);
    public static final Topology PAIR = new Topology(Kind.PAIR, 1);
    public static final Topology CLONED_PAIR = new Topology(Kind.CLONED_PAIR, 1);
    public static final Topology REPLICA = new Topology(Kind.REPLICA, 1);

    private static final int MOST_REPLICAS = 99;

    /** Returns a donor with replicas, in a group and not in a pair even if there is one. */
    public static Topology replicas(int number) {
        if (number < 1 || number > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    "replicas: must be between 1 and " + MOST_REPLICAS + " (was " + number + ")");
        }
        return new Topology(Kind.REPLICAS, number);
    }
}

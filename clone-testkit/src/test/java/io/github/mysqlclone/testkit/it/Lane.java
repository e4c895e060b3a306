package io.github.mysqlclone.testkit.it;

/**
 * The two lanes in which tests on servers run: the core lane in each build, the full lane with {@code -Pall-tests}.
 *
 * <p>A class says by a tag which of them it is in; a slow test of a class in the core lane may be left to the full one by a
 * tag of its own. A matrix of cases runs in both: in the core lane with the first case of
 * each of its groups.
 */
public final class Lane {

    /** Tags what runs in each build. */
    public static final String CORE = "core-lane";

    /** Tags what runs with {@code -Pall-tests} only. */
    public static final String FULL = "full-lane";

    private Lane() {}

    /** Tells whether this is a build that leaves the full lane out. */
    public static boolean isCore() {
        return CORE.equals(System.getProperty("clone.test.lane"));
    }
}

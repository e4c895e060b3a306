package io.github.mysqlclone.progress;

/**
 * Say who waits for whom where a clone blocks DDL on its donor ({@code clone_block_ddl} on the recipient).
 *
 * <p>Such a clone first waits until DDL that runs on the donor has ended, for as long as {@code clone_ddl_timeout} on the
 * recipient says; from then on DDL waits for the clone's end (manual, Cloning and Concurrent DDL; seen on 9.7.4).
 *
 * @param cloneWaits whether the clone itself waits, and has copied nothing yet
 * @param waitingSessions how many other sessions wait on the donor, at least 0; those that the account used there may not
 *     see, which takes the privilege PROCESS, do not count
 * @since 0.1.0
 */
public record DdlWait(boolean cloneWaits, int waitingSessions) {

    /** Nobody waits. */
    public static final DdlWait NONE = new DdlWait(false, 0);

    /** Require a number that can be one. */
    public DdlWait {
        if (waitingSessions < 0) {
            throw new IllegalArgumentException("waitingSessions must be at least 0, but is " + waitingSessions);
        }
    }

    /** {@return what it means in a sentence} */
    @Override
    public String toString() {
        String clone =
                cloneWaits ? "the clone waits for the end of DDL on the donor" : "the clone does not wait for DDL";
        return clone + "; sessions seen there that wait until DDL is let through again: " + waitingSessions;
    }
}

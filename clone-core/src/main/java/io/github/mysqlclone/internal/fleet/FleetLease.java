package io.github.mysqlclone.internal.fleet;

import java.time.Duration;

/** What the lease on the source allows a fleet that is at work. Used by the thread of the fleet. */
final class FleetLease {

    private final NamedLockLease lease;
    private final Duration patience;
    private NamedLockLease.Holder holder;
    private long heldAt = System.nanoTime();

    /**
     * Ask for it anew, as much has been done since it was taken.
     *
     * @param patience how long a source that does not answer is waited for
     */
    FleetLease(NamedLockLease lease, Duration patience) {
        this.lease = lease;
        this.patience = patience;
        this.holder = lease.holder();
    }

    void tick() {
        holder = lease.tick();
        if (isHeld()) {
            heldAt = System.nanoTime();
        }
    }

    /** Returns whether anything may be begun now. */
    boolean isHeld() {
        return holder == NamedLockLease.Holder.WE;
    }

    /** Returns whether another call is at work. */
    boolean isAnothers() {
        return holder == NamedLockLease.Holder.ANOTHER;
    }

    /** Returns whether nothing is to be begun any more. */
    boolean isLost() {
        return isAnothers() || (!isHeld() && System.nanoTime() - heldAt > patience.toNanos());
    }

    String whyLost() {
        return isAnothers()
                ? "another call has taken the lease on the source, which this one had lost"
                : "for " + patience + " the source did not tell whether another call is at work";
    }
}

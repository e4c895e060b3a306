package io.github.mysqlclone.internal.fleet.lease;

import java.time.Duration;

/** What the lease on the source allows a fleet that is at work. Used by the thread of the fleet. */
public final class FleetLease {

    private final NamedLockLease lease;
    private final Duration patience;
    private NamedLockLease.Holder holder;
    private long heldAt = System.nanoTime();

    /**
     * Ask for it anew, as much has been done since it was taken.
     *
     * @param patience how long a source that does not answer is waited for
     */
    public FleetLease(NamedLockLease lease, Duration patience) {
        this.lease = lease;
        this.patience = patience;
        this.holder = lease.holder();
    }

    /** Keep it alive, every few seconds. */
    public void tick() {
        holder = lease.tick();
        if (isHeld()) {
            heldAt = System.nanoTime();
        }
    }

    /** Returns whether anything may be begun now. */
    public boolean isHeld() {
        return holder == NamedLockLease.Holder.WE;
    }

    /** Returns whether another call is at work. */
    public boolean isAnothers() {
        return holder == NamedLockLease.Holder.ANOTHER;
    }

    /** Returns whether nothing is to be begun any more. */
    public boolean isLost() {
        return isAnothers() || (!isHeld() && System.nanoTime() - heldAt > patience.toNanos());
    }

    /** Returns why nothing is to be begun any more. */
    public String whyLost() {
        return isAnothers()
                ? "another call has taken the lease on the source, which this one had lost"
                : "for " + patience + " the source did not tell whether another call is at work";
    }
}

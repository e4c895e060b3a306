package io.github.mysqlclone.internal.fleet.lease;

import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.server.MySqlCloneException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases on donors: one is held as long as a clone comes from there, or may. Used by the thread of the fleet. */
public final class DonorLeases implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DonorLeases.class);

    private static final Duration KEEP_EVERY = Duration.ofSeconds(5);

    /** What a server has that nobody has set otherwise. */
    private static final Duration WINDOW_IF_UNKNOWN = Duration.ofMinutes(5);

    private final ConnectionOpener opener;
    private final Optional<Duration> ownWindow;
    private final Duration afterWindow;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Duration> windows = new HashMap<>();
    private long keptAt = System.nanoTime();
    private String objection = "";

    /** A lease, and from when on it is no longer needed, as a nanosecond time; as long as it serves, it is. */
    private record Held(NamedLockLease lease, Duration window, boolean isServing, long until) {}

    /**
     * Hold none yet.
     *
     * @param ownWindow for how long each clone has its donor keep the place of a recipient that it has lost; empty if that is as the
     *     donor is set
     * @param afterWindow how much longer than the donor itself somebody waits who does not know
     */
    public DonorLeases(ConnectionOpener opener, Optional<Duration> ownWindow, Duration afterWindow) {
        this.opener = opener;
        this.afterWindow = afterWindow;
        this.ownWindow = ownWindow;
    }

    private Duration windowOf(PossibleDonor donor, NamedLockLease lease) {
        Duration window = ownWindow.orElseGet(lease::reconnectWindow);
        windows.put(donor.name(), window);
        return window;
    }

    /** Returns for how long a donor keeps the place of a recipient that it has lost, as it was when it was used last. */
    public Duration window(String donor) {
        return ownWindow.orElseGet(() -> windows.getOrDefault(donor, WINDOW_IF_UNKNOWN));
    }

    /** Take it; false if somebody else has it, a clone of somebody else runs there, or the donor does not answer. */
    public boolean take(PossibleDonor donor) {
        Held before = held.get(donor.name());
        NamedLockLease lease =
                before == null ? new NamedLockLease(opener, donor.server(), NamedLockLease.OF_DONOR) : before.lease();
        try {
            boolean isTaken = before == null ? lease.take().isEmpty() : lease.keep();
            Optional<Boolean> serves = isTaken ? lease.seesAClone() : Optional.of(true);
            if (serves.isPresent() && !serves.get()) {
                held.put(donor.name(), new Held(lease, windowOf(donor, lease), true, 0));
                return true;
            }
            objection = serves.isPresent()
                    ? donor + " is another one's donor now"
                    : "whether " + donor + " serves a clone is not to be seen: its account needs SELECT on"
                            + " performance_schema, or PROCESS";
        } catch (MySqlCloneException e) {
            objection = donor + " does not answer as a donor: " + e.getMessage();
        }
        log.info("{}", objection);
        if (before == null) {
            lease.close();
        }
        return false;
    }

    /** Returns why a donor was refused the last time; empty if none was. */
    public String objection() {
        return objection;
    }

    /** Take it for a clone that runs there already, if nobody has it. */
    public void takeAlong(PossibleDonor donor) {
        NamedLockLease lease = new NamedLockLease(opener, donor.server(), NamedLockLease.OF_DONOR);
        try {
            if (lease.take().isEmpty()) {
                held.put(donor.name(), new Held(lease, windowOf(donor, lease), true, 0));
            }
        } catch (MySqlCloneException e) {
            lease.close();
            log.info("{} does not answer as a donor: {}", donor, e.getMessage());
        }
    }

    /** Give it back. */
    public void release(String donor) {
        Held lease = held.remove(donor);
        if (lease != null) {
            lease.lease().close();
        }
    }

    /** Keep it for as long as the donor may serve a clone of which nobody knows; return for how long that is. */
    public Duration keepOn(String donor) {
        Held lease = held.get(donor);
        if (lease == null) {
            return WINDOW_IF_UNKNOWN.plus(afterWindow);
        }
        Duration rest = lease.window().plus(afterWindow);
        log.info(
                "{} may serve for {} s more a clone of which nobody knows, and is kept for it",
                donor,
                rest.toSeconds());
        held.put(donor, new Held(lease.lease(), lease.window(), false, System.nanoTime() + rest.toNanos()));
        return rest;
    }

    /** Returns whether one is kept though no clone is known to come from there. */
    public boolean areKeptOn() {
        return held.values().stream().anyMatch(lease -> !lease.isServing());
    }

    /** Keep all alive, and give back those that are not needed any more. */
    public void tick() {
        long now = System.nanoTime();
        if (now - keptAt < KEEP_EVERY.toNanos()) {
            return;
        }
        held.values().removeIf(lease -> {
            if (!lease.isServing() && now - lease.until() > 0) {
                lease.lease().close();
                return true;
            }
            lease.lease().keep();
            return false;
        });
        keptAt = System.nanoTime();
    }

    @Override
    public void close() {
        held.values().forEach(lease -> lease.lease().close());
        held.clear();
    }
}

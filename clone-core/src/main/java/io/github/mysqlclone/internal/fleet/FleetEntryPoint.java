package io.github.mysqlclone.internal.fleet;

import io.github.mysqlclone.fleet.FleetOperation;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.internal.fleet.inspection.FleetInspector;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import java.util.Objects;

/** Where calls come in. */
public final class FleetEntryPoint {

    private FleetEntryPoint() {}

    /** Look, and change nothing. */
    public static FleetVerdict verdict(FleetRequest wish, FleetOptions options) {
        try {
            return new FleetInspector(wish, options, LedgerFolder.toRead(options), wish.opener())
                    .survey(() -> false, () -> {})
                    .verdict();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the fleet was looked at; nothing was changed", e);
        }
    }

    /** Begin. */
    public static FleetOperation start(FleetRequest wish, FleetOptions options) {
        return new RunningFleet(new FleetRun(wish, Objects.requireNonNull(options, "options"))).begin();
    }

    /** Begin, and wait for the end. */
    public static FleetReport run(FleetRequest wish, FleetOptions options) {
        return new RunningFleet(new FleetRun(wish, Objects.requireNonNull(options, "options")))
                .begin()
                .awaitOrCancel();
    }
}

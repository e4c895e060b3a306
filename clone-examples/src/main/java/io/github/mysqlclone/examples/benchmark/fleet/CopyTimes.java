package io.github.mysqlclone.examples.benchmark.fleet;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.examples.benchmark.Samples;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import java.time.Duration;
import java.util.Locale;

/** How long single copies lasted, and how much of that the recipients restarted: short copies cannot show what a tree saves. */
record CopyTimes(Samples whole, Samples restarts) {

    CopyTimes() {
        this(new Samples(), new Samples());
    }

    void add(FleetReport report) {
        for (MemberOutcome outcome : report.outcomes()) {
            if (outcome instanceof MemberOutcome.Cloned cloned) {
                CloneResult result = cloned.result();
                whole.add(result.duration());
                restarts.add(result.restartTime().orElse(Duration.ZERO));
            }
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "a single copy lasted %,.0f ms, %,.0f ms of it for the restart (medians)",
                whole.median(),
                restarts.median());
    }
}

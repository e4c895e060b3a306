package io.github.mysqlclone.internal.fleet.handover;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy that is to be a replica.
 *
 * @param pairing from whom it was cloned by this call or one before; empty if it needed no clone now
 * @param result the clone; empty if it needed none now
 */
public record CopyToHandOver(FleetMember member, Optional<Pairing> pairing, Optional<CloneResult> result) {

    /** Returns the same with why it served no more although others wait. */
    public CopyToHandOver leavingEarly(String why) {
        return new CopyToHandOver(member, pairing, result.map(clone -> {
            List<String> warnings = new ArrayList<>(clone.warnings());
            warnings.add(why);
            return new CloneResult(
                    clone.identity(),
                    clone.kind(),
                    clone.coordinates(),
                    clone.end(),
                    clone.stages(),
                    clone.restartTime(),
                    warnings,
                    clone.leftovers(),
                    clone.quarantine());
        }));
    }

    /** Returns its {@code host:port}. */
    public String name() {
        return member.name();
    }
}

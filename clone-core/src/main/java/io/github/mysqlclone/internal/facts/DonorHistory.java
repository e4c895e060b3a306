package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.gtid.GtidSet;
import java.util.Optional;

/** What a donor had executed when preflight read it: every copy of that server has it, too. */
public final class DonorHistory {

    private DonorHistory() {}

    /** Returns the donor's transactions; empty if that is not known. */
    public static GtidSet executed(CloneFacts facts) {
        return facts.donor()
                .flatMap(donor -> donor.server().variable("gtid_executed"))
                .known()
                .flatMap(DonorHistory::parsed)
                .orElse(GtidSet.empty());
    }

    private static Optional<GtidSet> parsed(String text) {
        try {
            return Optional.of(GtidSet.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

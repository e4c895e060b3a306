package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.gtid.GtidSet;
import java.util.Optional;

/**
 * Whether a copy is one of the donor that preflight read.
 *
 * <p>That is asked at an address of its own where the recipient reaches it at another; if the two lead to two servers,
 * preflight has judged the wrong one. What the donor had executed then its copy has, too.
 */
public final class RecordedHistory {

    private RecordedHistory() {}

    /** Returns the GTIDs that the donor had at preflight and the copy lacks; empty if none, or if it is not known. */
    public static GtidSet lacking(CloneFacts atPreflight, GtidSet recorded) {
        Optional<String> executed = atPreflight
                .donor()
                .flatMap(donor -> donor.server().variable("gtid_executed"))
                .known();
        return executed.flatMap(RecordedHistory::parsed)
                .map(before -> before.subtract(recorded))
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

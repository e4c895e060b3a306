package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.Optional;

/** What the Performance Schema had no memory for, and leaves out of its tables. */
final class LostInstances {

    private LostInstances() {}

    /** A fact if the server says that nothing was lost since it started; otherwise what may be missing. */
    static Fact<Boolean> none(UnitedQuery.Answers answers, String statusVariable, String what) {
        return StatusParts.read(answers).flatMap(status -> {
            Optional<String> lost = Optional.ofNullable(status.get(statusVariable));
            if (lost.isEmpty()) {
                return Fact.unknown(what + " may be missing: the server does not say whether the Performance Schema had"
                        + " room for all of them (" + statusVariable + ")");
            }
            return lost.get().equals("0")
                    ? Fact.of(true)
                    : Fact.unknown(what + " may be missing: the Performance Schema had no room for " + lost.get()
                            + " of them (" + statusVariable + ")");
        });
    }
}

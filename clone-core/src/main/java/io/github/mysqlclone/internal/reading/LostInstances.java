package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.Optional;

/** What the Performance Schema had no memory for, and leaves out of its tables. */
final class LostInstances {

    private LostInstances() {}

    /** A fact if nothing was lost since the server started; otherwise what is missing. */
    static Fact<Boolean> none(UnitedQuery.Answers answers, String statusVariable, String what) {
        return StatusParts.read(answers).flatMap(status -> {
            String lost = Optional.ofNullable(status.get(statusVariable)).orElse("0");
            return lost.equals("0")
                    ? Fact.of(true)
                    : Fact.unknown(what + " may be missing: the Performance Schema had no room for " + lost
                            + " of them (" + statusVariable + ")");
        });
    }
}

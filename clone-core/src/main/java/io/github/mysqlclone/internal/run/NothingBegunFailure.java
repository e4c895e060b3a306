package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.RecipientData;
import java.util.List;
import java.util.Optional;

/** Failures about which there is nothing to find out. */
final class NothingBegunFailure {

    /** Before the statement nothing has been changed. */
    static final CloneFailure NOTHING_BEGUN = new CloneFailure(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RecipientData.UNTOUCHED,
            List.of(),
            "Nothing was begun.");

    private NothingBegunFailure() {}

    static CloneCancelledException cancelledBeforeTheStatement() {
        return new CloneCancelledException("Cancelled before the statement was sent.", NOTHING_BEGUN);
    }
}

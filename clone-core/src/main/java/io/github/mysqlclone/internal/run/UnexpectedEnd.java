package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import java.util.Optional;

/** What nobody expects, in the midst of a clone, is no failure of that clone. */
final class UnexpectedEnd {

    private UnexpectedEnd() {}

    /** Tell how a clone whose statement is sent ended, if this was thrown while it was followed. */
    static CloneException afterTheStatement(Throwable thrown, Optional<CloneIdentity> identity, SecretMask mask) {
        return thrown instanceof CloneException end
                ? end
                : new CloneOutcomeUnknownException(
                        "Nobody knows how the clone ended: following it failed unexpectedly. It may have completed;"
                                + " CloneStatus.read(recipient) tells.",
                        identity.orElse(null),
                        mask.clean(thrown));
    }
}

package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightPolicy;
import java.util.Objects;

/** How long steps may take, and how preflight is judged. */
record Limits(CloneTimeouts timeouts, PreflightPolicy policy) {

    static final Limits DEFAULTS = new Limits(CloneTimeouts.defaults(), PreflightPolicy.standard());

    Limits timeouts(CloneTimeouts newTimeouts) {
        return new Limits(Objects.requireNonNull(newTimeouts, "timeouts"), policy);
    }

    Limits policy(PreflightPolicy newPolicy) {
        return new Limits(timeouts, Objects.requireNonNull(newPolicy, "policy"));
    }
}

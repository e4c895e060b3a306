package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.Preparation;
import java.util.Objects;

/** How long steps may take, how preflight is judged, and what may be changed beforehand. */
record Limits(CloneTimeouts timeouts, PreflightPolicy policy, Preparation preparation) {

    static final Limits DEFAULTS =
            new Limits(CloneTimeouts.defaults(), PreflightPolicy.standard(), Preparation.nothing());

    Limits timeouts(CloneTimeouts newTimeouts) {
        return new Limits(Objects.requireNonNull(newTimeouts, "timeouts"), policy, preparation);
    }

    Limits policy(PreflightPolicy newPolicy) {
        return new Limits(timeouts, Objects.requireNonNull(newPolicy, "policy"), preparation);
    }

    Limits preparation(Preparation newPreparation) {
        return new Limits(timeouts, policy, Objects.requireNonNull(newPreparation, "preparation"));
    }
}

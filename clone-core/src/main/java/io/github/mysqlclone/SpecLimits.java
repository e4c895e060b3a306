package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.Preparation;
import java.util.Objects;

/** How long steps may take, how preflight is judged, and what may be changed beforehand. */
record SpecLimits(CloneTimeouts timeouts, PreflightPolicy policy, Preparation preparation) {

    static final SpecLimits DEFAULTS =
            new SpecLimits(CloneTimeouts.defaults(), PreflightPolicy.standard(), Preparation.nothing());

    SpecLimits timeouts(CloneTimeouts newTimeouts) {
        return new SpecLimits(Objects.requireNonNull(newTimeouts, "timeouts"), policy, preparation);
    }

    SpecLimits policy(PreflightPolicy newPolicy) {
        return new SpecLimits(timeouts, Objects.requireNonNull(newPolicy, "policy"), preparation);
    }

    SpecLimits preparation(Preparation newPreparation) {
        return new SpecLimits(timeouts, policy, Objects.requireNonNull(newPreparation, "preparation"));
    }
}

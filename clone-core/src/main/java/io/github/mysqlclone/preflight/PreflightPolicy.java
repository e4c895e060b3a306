package io.github.mysqlclone.preflight;

import io.github.mysqlclone.server.CheckReturnValue;
import java.util.EnumSet;
import java.util.Set;

/**
 * Say how preflight is judged: what is left out, and whether a missing fact refuses.
 *
 * <p>A value; each step returns a new one.
 */
@CheckReturnValue
public final class PreflightPolicy {

    /** Checks that guard against destroying the wrong server's data; they can never be left out. */
    private static final Set<CheckId> GUARDS =
            EnumSet.of(CheckId.RECIPIENT_DATA, CheckId.SAME_SERVER, CheckId.RECIPIENT_FLAVOUR, CheckId.DONOR_FLAVOUR);

    private final boolean strict;
    private final Set<CheckId> skipped;

    private PreflightPolicy(boolean strict, Set<CheckId> skipped) {
        this.strict = strict;
        this.skipped = Set.copyOf(skipped);
    }

    /**
     * Refuse on errors only; a check that lacks facts is reported and passed over. The default.
     *
     * @return the policy
     */
    public static PreflightPolicy standard() {
        return new PreflightPolicy(false, Set.of());
    }

    /**
     * Refuse on errors and on every check that lacks facts.
     *
     * @return the policy
     */
    public static PreflightPolicy strict() {
        return new PreflightPolicy(true, Set.of());
    }

    /**
     * Leave a check out; its result is then SKIPPED.
     *
     * @param id the check
     * @return a new policy
     * @throws IllegalArgumentException if it is one of RECIPIENT_DATA, SAME_SERVER, RECIPIENT_FLAVOUR, DONOR_FLAVOUR
     */
    public PreflightPolicy skip(CheckId id) {
        if (GUARDS.contains(id)) {
            throw new IllegalArgumentException(
                    "id: " + id + " guards against destroying the wrong server's data and cannot be left out");
        }
        EnumSet<CheckId> more = EnumSet.of(id);
        more.addAll(skipped);
        return new PreflightPolicy(strict, more);
    }

    /** {@return whether a check that lacks facts refuses} */
    public boolean isStrict() {
        return strict;
    }

    /**
     * {@return whether this check is left out}
     *
     * @param id the check
     */
    public boolean skips(CheckId id) {
        return skipped.contains(id);
    }

    /** {@return the checks whose missing facts refuse a replace clone that has no consent to drop data} */
    public static Set<CheckId> guards() {
        return EnumSet.copyOf(GUARDS);
    }
}

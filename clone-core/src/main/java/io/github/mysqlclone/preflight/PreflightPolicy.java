package io.github.mysqlclone.preflight;

import io.github.mysqlclone.server.CheckReturnValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Say how preflight is judged: what is left out or counts for less, and whether a missing fact refuses.
 *
 * <p>A value; each step returns a new one.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class PreflightPolicy {

    /** Checks that guard against destroying the wrong server's data; they can never be left out. */
    private static final Set<CheckId> GUARDS =
            EnumSet.of(CheckId.RECIPIENT_DATA, CheckId.SAME_SERVER, CheckId.RECIPIENT_FLAVOUR, CheckId.DONOR_FLAVOUR);

    private final boolean strict;
    private final boolean innodbOnly;
    private final Set<CheckId> skipped;
    private final Map<CheckId, Severity> ceilings;
    private final @Nullable DiskSpaceProbe probe;
    private final @Nullable ReplicationIntent intent;

    private PreflightPolicy(
            boolean strict,
            boolean innodbOnly,
            Set<CheckId> skipped,
            Map<CheckId, Severity> ceilings,
            @Nullable DiskSpaceProbe probe,
            @Nullable ReplicationIntent intent) {
        this.strict = strict;
        this.innodbOnly = innodbOnly;
        this.skipped = Set.copyOf(skipped);
        this.ceilings = Map.copyOf(ceilings);
        this.probe = probe;
        this.intent = intent;
    }

    /**
     * Refuse on errors only; a check that lacks facts is reported and passed over, but where a replace clone may take the
     * donor's files away. The default.
     *
     * @return the policy
     */
    public static PreflightPolicy standard() {
        return new PreflightPolicy(false, false, Set.of(), Map.of(), null, null);
    }

    /**
     * Refuse on errors and on every check that lacks facts.
     *
     * @return the policy
     */
    public static PreflightPolicy strict() {
        return new PreflightPolicy(true, false, Set.of(), Map.of(), null, null);
    }

    /**
     * Leave a check out; its result is then SKIPPED.
     *
     * @param id the check
     * @return a new policy
     * @throws IllegalArgumentException if it is one of RECIPIENT_DATA, SAME_SERVER, RECIPIENT_FLAVOUR, DONOR_FLAVOUR
     */
    public PreflightPolicy skip(CheckId id) {
        requireNoGuard(id);
        EnumSet<CheckId> more = EnumSet.of(id);
        more.addAll(skipped);
        return new PreflightPolicy(strict, innodbOnly, more, ceilings, probe, intent);
    }

    /**
     * Let the findings of a check count for at most this much: an ERROR becomes a WARNING or a NOTICE, and refuses no
     * longer.
     *
     * <p>It changes what the library does and nothing that the server does, which may still fail with the number that
     * the finding gives.
     *
     * @param id the check
     * @param atMost the most its findings count for
     * @return a new policy
     * @throws IllegalArgumentException if it is one of RECIPIENT_DATA, SAME_SERVER, RECIPIENT_FLAVOUR, DONOR_FLAVOUR
     */
    public PreflightPolicy downgrade(CheckId id, Severity atMost) {
        requireNoGuard(id);
        Objects.requireNonNull(atMost, "atMost");
        Map<CheckId, Severity> more = new EnumMap<>(CheckId.class);
        more.putAll(ceilings);
        more.put(id, atMost);
        return new PreflightPolicy(strict, innodbOnly, skipped, more, probe, intent);
    }

    /**
     * Refuse a donor with tables of other engines than InnoDB, which would arrive empty.
     *
     * @return a new policy
     */
    public PreflightPolicy innodbOnly() {
        return new PreflightPolicy(strict, true, skipped, ceilings, probe, intent);
    }

    /**
     * Ask this probe for the recipient's disk space.
     *
     * @param newProbe whom to ask
     * @return a new policy
     */
    public PreflightPolicy diskSpaceProbe(DiskSpaceProbe newProbe) {
        return new PreflightPolicy(
                strict, innodbOnly, skipped, ceilings, Objects.requireNonNull(newProbe, "diskSpaceProbe"), intent);
    }

    /**
     * Refuse a replace clone whose copy could not replicate from its donor: REPLICATION_READY then says all that would be in
     * the way, as far as it can be known without a copy, as ERRORs. If that cannot be looked at, such as what the account may do
     * that reaches the copy, it is UNKNOWN and refuses too, unless it is downgraded or the setup says
     * {@code acceptUnproven()}. By default it compares a few settings, and warns.
     *
     * <p>For this it opens up to four more connections, one of them with the replication account.
     *
     * @param newIntent how it is to replicate, such as
     *     {@code IntendedReplica.of(setup -> setup.account("replicator", password).requireSsl())}
     * @return a new policy
     */
    public PreflightPolicy replicationIntended(ReplicationIntent newIntent) {
        return new PreflightPolicy(
                strict, innodbOnly, skipped, ceilings, probe, Objects.requireNonNull(newIntent, "replicationIntended"));
    }

    private static void requireNoGuard(CheckId id) {
        if (GUARDS.contains(Objects.requireNonNull(id, "id"))) {
            throw new IllegalArgumentException("id: " + id
                    + " guards against destroying the wrong server's data and can be neither left out nor downgraded");
        }
    }

    /** {@return whether tables of other engines than InnoDB refuse} */
    public boolean requiresInnodbOnly() {
        return innodbOnly;
    }

    /** {@return the probe; empty where this host is looked at, if the recipient's files are there} */
    public Optional<DiskSpaceProbe> diskSpaceProbe() {
        return Optional.ofNullable(probe);
    }

    /** {@return how the copy is to replicate; empty if nobody has said so} */
    public Optional<ReplicationIntent> replicationIntended() {
        return Optional.ofNullable(intent);
    }

    /**
     * Judge a finding.
     *
     * @param id the check it comes from
     * @param finding what the check found
     * @return the finding as it counts
     */
    public Finding judge(CheckId id, Finding finding) {
        Severity ceiling = ceilings.getOrDefault(id, Severity.ERROR);
        // The severities stand in the order from the worst on.
        return finding.severity().compareTo(ceiling) < 0 ? finding.severity(ceiling) : finding;
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

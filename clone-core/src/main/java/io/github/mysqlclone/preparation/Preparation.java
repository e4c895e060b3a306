package io.github.mysqlclone.preparation;

import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.Side;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Say what the library may change on the servers for a clone; an immutable value on which each step returns a new one.
 *
 * <p>Begins with {@link #nothing()}, which is the default of every spec. Whatever is changed is noted first, and put back in reverse order when the
 * clone has succeeded, failed or was cancelled, unless {@link #keep} says otherwise. {@code CloneSession.plan()} shows all
 * statements beforehand. What is as wanted already is not touched. What concerns the donor needs
 * {@code donorServer(...)} with an administrator's account. Thread-safe.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class Preparation {

    private static final Preparation NOTHING =
            new Preparation(Set.of(), KeptParts.NONE, Map.of(), TemporaryAccount.defaults(), null);

    private final Set<PreparationPart> parts;
    private final KeptParts kept;
    private final Map<String, String> settings;
    private final TemporaryAccount account;
    private final @Nullable Path ledger;

    private Preparation(
            Set<PreparationPart> parts,
            KeptParts kept,
            Map<String, String> settings,
            TemporaryAccount account,
            @Nullable Path ledger) {
        this.parts = Set.copyOf(parts);
        this.kept = kept;
        this.settings = Map.copyOf(settings);
        this.account = account;
        this.ledger = ledger;
    }

    /**
     * Change nothing.
     *
     * @return a preparation to which parts are added
     */
    public static Preparation nothing() {
        return NOTHING;
    }

    /**
     * Install the clone plugin with INSTALL PLUGIN where it is missing: on donor and recipient, for a local clone on its
     * server. Needs INSERT, and for the removal DELETE, on {@code mysql.plugin}, and a server that is not super_read_only; a read-only
     * donor is refused, never switched.
     *
     * @return a new preparation
     */
    public Preparation installPlugin() {
        return with(PreparationPart.PLUGIN);
    }

    /**
     * Add the donor to the recipient's {@code clone_valid_donor_list}; what stands there stays there.
     *
     * @return a new preparation
     */
    public Preparation extendDonorList() {
        return with(PreparationPart.DONOR_LIST);
    }

    /**
     * Turn {@code super_read_only} of the recipient off. {@code read_only} stays as it is: the clone does not mind it.
     *
     * @return a new preparation
     */
    public Preparation allowWritesOnRecipient() {
        return with(PreparationPart.WRITES);
    }

    /**
     * Make an account on the donor for this clone only, so that the spec needs none; see
     * {@link #temporaryDonorAccount(TemporaryAccount)}.
     *
     * @return a new preparation
     */
    public Preparation temporaryDonorAccount() {
        return temporaryDonorAccount(TemporaryAccount.defaults());
    }

    /**
     * Make an account on the donor for this clone only, so that the spec needs none. It has BACKUP_ADMIN, a random password, the
     * recipient as its host part, and REQUIRE SSL if the spec requires SSL. Binary logs do not hold it. A replace clone
     * copies it: it is dropped on the recipient, too, as soon as that has restarted.
     *
     * @param newAccount for whom it is
     * @return a new preparation
     */
    public Preparation temporaryDonorAccount(TemporaryAccount newAccount) {
        Objects.requireNonNull(newAccount, "account");
        return new Preparation(plus(parts, PreparationPart.ACCOUNT), kept, settings, newAccount, ledger);
    }

    /**
     * Let a replaced recipient come back read-only, with no event firing and no inherited channel running.
     *
     * <p>{@code super_read_only}, {@code event_scheduler} and {@code skip_replica_start} are persisted before the clone and
     * looked at after the restart. After a successful clone that stays until {@link Quarantine#lift} is called on the
     * handle in the result. Needs SYSTEM_VARIABLES_ADMIN and PERSIST_RO_VARIABLES_ADMIN on the recipient.
     *
     * @return a new preparation
     */
    public Preparation quarantine() {
        return with(PreparationPart.QUARANTINE);
    }

    /**
     * Set a {@code clone_*} variable for the clone.
     *
     * @param setting one of the settings of {@link CloneSetting}
     * @return a new preparation
     */
    public Preparation set(CloneSetting setting) {
        Map<String, String> more = new TreeMap<>(settings);
        more.putAll(setting.values());
        return new Preparation(plus(parts, PreparationPart.SETTINGS), kept, more, account, ledger);
    }

    /**
     * Do not put these parts back after a successful clone; after a failed one they are put back all the same.
     *
     * @param part a part to keep
     * @param others more of them
     * @return a new preparation
     * @throws IllegalArgumentException for the temporary account, which always goes, and for the quarantine, which stays
     *     anyway until it is lifted
     */
    public Preparation keep(PreparationPart part, PreparationPart... others) {
        Set<PreparationPart> some = EnumSet.of(part, others);
        return keeping(kept.with(Side.DONOR, some).with(Side.RECIPIENT, some));
    }

    /**
     * Do not put these parts back on one of the two servers after a successful clone, as {@link #keep} says for both.
     *
     * @param side on which server
     * @param part a part to keep there
     * @param others more of them
     * @return a new preparation
     * @throws IllegalArgumentException for the temporary account, which always goes, and for the quarantine, which stays
     *     anyway until it is lifted
     */
    public Preparation keepOn(Side side, PreparationPart part, PreparationPart... others) {
        return keeping(kept.with(Objects.requireNonNull(side, "side"), EnumSet.of(part, others)));
    }

    /**
     * Note each change on disk before it is made, so that {@link CloneCleanup#recover} can undo what a killed process left.
     *
     * <p>The file holds no secret. It goes when nothing is left to undo; a quarantine that nobody lifted is
     * left.
     *
     * @param file where; must not exist when the clone begins, for it would be the notes of one that nobody recovered
     * @return a new preparation
     */
    public Preparation ledger(Path file) {
        return new Preparation(parts, kept, settings, account, Objects.requireNonNull(file, "file"));
    }

    /**
     * Tell whether a part is wanted.
     *
     * @param part the part
     * @return whether it is
     */
    public boolean has(PreparationPart part) {
        return parts.contains(part);
    }

    /**
     * Tell whether a part stays on one of the two servers after a successful clone.
     *
     * @param part the part
     * @param side on which server
     * @return whether it does
     */
    public boolean keeps(PreparationPart part, Side side) {
        return kept.has(side, part);
    }

    /**
     * Leave a part out again.
     *
     * @param part one that was given, or not
     * @return a new preparation
     */
    public Preparation without(PreparationPart part) {
        Set<PreparationPart> rest = new HashSet<>(parts);
        rest.remove(Objects.requireNonNull(part, "part"));
        return new Preparation(rest, kept, part == PreparationPart.SETTINGS ? Map.of() : settings, account, ledger);
    }

    /** {@return whether nothing is changed} */
    public boolean isNothing() {
        return parts.isEmpty();
    }

    /** {@return the variables to set, by name} */
    public Map<String, String> settings() {
        return settings;
    }

    /** {@return for whom the temporary account is} */
    public TemporaryAccount temporaryAccount() {
        return account;
    }

    /** {@return where notes are kept on disk; empty if nowhere} */
    public Optional<Path> ledger() {
        return Optional.ofNullable(ledger);
    }

    private Preparation keeping(KeptParts more) {
        return new Preparation(parts, more, settings, account, ledger);
    }

    private Preparation with(PreparationPart part) {
        return new Preparation(plus(parts, part), kept, settings, account, ledger);
    }

    private static Set<PreparationPart> plus(Set<PreparationPart> some, PreparationPart part) {
        EnumSet<PreparationPart> more = EnumSet.of(part);
        more.addAll(some);
        return more;
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "nothing" : EnumSet.copyOf(parts).toString();
    }
}

package io.github.mysqlclone.preparation;

import io.github.mysqlclone.server.CheckReturnValue;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Say for whom a temporary donor account is made; an immutable value.
 *
 * <p>The account has a random name and password, BACKUP_ADMIN and nothing more. Its owner and the time of its expiry stand
 * in its attribute, for {@link CloneCleanup#sweep}; servers before 8.0.21 have no attributes and get none.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class TemporaryAccount {

    private static final TemporaryAccount DEFAULTS = new TemporaryAccount(null, "mysql-clone", Duration.ofHours(24));

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:/-]{1,255}");
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9 ._:@/-]{1,80}");
    private static final Duration LONGEST = Duration.ofDays(30);

    private final @Nullable String host;
    private final String owner;
    private final Duration lifetime;

    private TemporaryAccount(@Nullable String host, String owner, Duration lifetime) {
        this.host = host;
        this.owner = owner;
        this.lifetime = lifetime;
    }

    /**
     * Begin with the defaults: the host is found out, the owner is {@code mysql-clone}, the lifetime 24 hours.
     *
     * @return the defaults
     */
    public static TemporaryAccount defaults() {
        return DEFAULTS;
    }

    /**
     * Name the recipient as the donor sees it: the host part of the account.
     *
     * <p>By default the loopback addresses where the spec's donor is on the recipient's own host, otherwise an account each for
     * the addresses, eight at most, to which the recipient's name resolves here. A recipient behind a translated or mapped
     * address needs this step: preflight refuses where that shows beforehand. Where it does not, the donor refuses the
     * statement's login before the recipient drops anything, and the failure's advice names the host that the donor sees.
     *
     * @param recipientAsSeenByDonor an IP address, an address with a netmask, or a host name; no wildcard. A name, be it
     *     {@code localhost}, never matches on a donor with {@code skip_name_resolve}
     * @return a new value
     * @throws IllegalArgumentException if it is empty, longer than 255 characters, or holds a wildcard ({@code %} or
     *     {@code _}) or another character that is not allowed
     */
    public TemporaryAccount host(String recipientAsSeenByDonor) {
        Objects.requireNonNull(recipientAsSeenByDonor, "host");
        if (!HOST.matcher(recipientAsSeenByDonor).matches()) {
            throw new IllegalArgumentException("host: must be 1 to 255 letters, digits and . - : / without a"
                    + " wildcard, for the account is for the recipient alone (was '" + recipientAsSeenByDonor + "')");
        }
        return new TemporaryAccount(recipientAsSeenByDonor, owner, lifetime);
    }

    /**
     * Say whose it is, for a person who finds it.
     *
     * @param newOwner 1 to 80 letters, digits, blanks and {@code . _ : @ / -}
     * @return a new value
     * @throws IllegalArgumentException if it is empty, longer, or holds another character
     */
    public TemporaryAccount owner(String newOwner) {
        Objects.requireNonNull(newOwner, "owner");
        if (!OWNER.matcher(newOwner).matches()) {
            throw new IllegalArgumentException(
                    "owner: must be 1 to 80 letters, digits, blanks and . _ : @ / - (was '" + newOwner + "')");
        }
        return new TemporaryAccount(host, newOwner, lifetime);
    }

    /**
     * Say after what time {@link CloneCleanup#sweep} may drop it; the server itself does not look at that.
     *
     * @param newLifetime 1 minute to 30 days; longer than the clone can take
     * @return a new value
     * @throws IllegalArgumentException if it is out of range
     */
    public TemporaryAccount lifetime(Duration newLifetime) {
        if (newLifetime.compareTo(Duration.ofMinutes(1)) < 0 || newLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "lifetime: must be within 1 minute to 30 days (was " + newLifetime + ")");
        }
        return new TemporaryAccount(host, owner, newLifetime);
    }

    /** {@return the host part; empty if it is to be found out} */
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /** {@return whose it is} */
    public String owner() {
        return owner;
    }

    /** {@return after what time it may be swept away} */
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        return "temporary account for " + (host == null ? "the recipient" : host) + " of " + owner;
    }
}

package io.github.mysqlclone.server;

import java.util.Objects;

/**
 * Hold a password so that it cannot be printed by accident.
 *
 * <p>{@link #toString()} never shows the content. Immutable and thread-safe; not serializable on purpose.
 *
 * @since 0.1.0
 */
public final class Secret {

    /** What is shown in the place of a secret. */
    public static final String MASK = "******";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wrap a password.
     *
     * @param value the password; may be empty, must not contain a NUL character
     * @return the secret
     * @throws IllegalArgumentException if the value contains a NUL character: the server would cut it there
     */
    public static Secret of(String value) {
        Objects.requireNonNull(value, "value");
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("password: must not contain a NUL character, the server cuts it there");
        }
        return new Secret(value);
    }

    /** {@return the password in clear; keep the result out of logs, messages and thread names} */
    public String reveal() {
        return value;
    }

    /** {@return whether there is nothing to hide} */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return {@value #MASK}, whatever the content is} */
    @Override
    public String toString() {
        return MASK;
    }
}

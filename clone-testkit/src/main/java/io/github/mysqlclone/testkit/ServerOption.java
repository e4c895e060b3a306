package io.github.mysqlclone.testkit;

import java.util.Objects;
import java.util.Optional;

/**
 * One option of a server, as an option file has it.
 *
 * @param name as for {@link ServerDescription#option(String, String)}
 * @param value any text without NUL; empty for a flag
 * @since 0.1.0
 */
public record ServerOption(String name, Optional<String> value) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public ServerOption {
        Objects.requireNonNull(value, "value");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "name: must be that of an option of the server, such as sql_mode (was blank)");
        }
    }

    /**
     * Reads one from a text such as {@code sql_mode=ANSI} or {@code skip_replica_start}.
     *
     * @param text the name, and the value behind the first {@code =} where there is one; blanks around both do not count
     * @return an option
     * @throws IllegalArgumentException if there is no name, or it begins with a dash
     */
    public static ServerOption parse(String text) {
        int sign = text.indexOf('=');
        String name = (sign < 0 ? text : text.substring(0, sign)).strip();
        if (name.startsWith("-")) {
            throw new IllegalArgumentException(
                    "An option is given as in an option file, without leading dashes: sql_mode=ANSI (was '" + text
                            + "')");
        }
        return new ServerOption(
                name,
                sign < 0
                        ? Optional.empty()
                        : Optional.of(text.substring(sign + 1).strip()));
    }

    /** Shows it as an option file has it. */
    @Override
    public String toString() {
        return name + value.map(text -> "=" + text).orElse("");
    }
}

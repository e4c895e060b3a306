package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.ServerFacts;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the password of a temporary account against what {@code validate_password} of a server demands. */
final class PasswordPolicy {

    private PasswordPolicy() {}

    /** Say what it demands beyond what the password has; empty for nothing. */
    static Optional<String> demandsMore(ServerFacts server) {
        Optional<String> counts = Stream.of("mixed_case_count", "number_count", "special_char_count")
                .flatMap(name -> excess(server, name, TemporaryLogin.GROUPS).stream())
                .findFirst();
        return counts.or(() -> excess(server, "length", TemporaryLogin.LENGTH));
    }

    /** The component puts a dot in its names, the plugin before it an underscore. */
    private static Optional<String> excess(ServerFacts server, String name, int have) {
        return Stream.of("validate_password." + name, "validate_password_" + name)
                .filter(variable -> server.number(variable)
                        .known()
                        .filter(value -> value > have)
                        .isPresent())
                .map(variable -> variable + " demands more than the " + have + " that a temporary password has")
                .findFirst();
    }
}

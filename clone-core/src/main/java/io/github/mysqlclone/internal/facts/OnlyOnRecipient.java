package io.github.mysqlclone.internal.facts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recipient held before a clone and its donor did not: where any of it is there still, no copy has taken its place.
 *
 * <p>Names and counts alone prove nothing: an old replica that is seeded again holds the same as its donor. Nor do
 * transactions: a copy that writes anything of its own numbers that from 1 again, and one that inherits a channel fetches what its
 * donor had not yet.
 *
 * @param schemas names in lower case; none where it is not known what the donor holds
 * @param donorIsEmpty whether the donor is known to hold no schema, so that its copy holds none either
 */
public record OnlyOnRecipient(Set<String> schemas, boolean donorIsEmpty) {

    /** Where nothing is known. */
    public static final OnlyOnRecipient NOTHING_KNOWN = new OnlyOnRecipient(Set.of(), false);

    /** Copy the set. */
    public OnlyOnRecipient {
        schemas = Set.copyOf(schemas);
    }

    /** Find it in what preflight read. */
    public static OnlyOnRecipient of(CloneFacts facts, Optional<UserData> before) {
        Optional<Set<String>> donors = facts.donor()
                .flatMap(donor -> donor.server().details().content().userData())
                .flatMap(data -> data.isComplete().map(complete -> names(data)))
                .known();
        Set<String> schemas = before.flatMap(held -> donors.map(known -> names(held).stream()
                        .filter(name -> !known.contains(name))
                        .collect(Collectors.toSet())))
                .orElse(Set.of());
        return new OnlyOnRecipient(schemas, donors.filter(Set::isEmpty).isPresent());
    }

    /** Two servers may write the case of a name in two ways. */
    private static Set<String> names(UserData data) {
        return data.schemas().stream()
                .map(schema -> schema.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Return whether any of its schemas is there. */
    public boolean isAmong(UserData now) {
        return names(now).stream().anyMatch(schemas::contains);
    }
}

package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * Names of one kind, as far as the account sees them.
 *
 * @param names those that are visible, sorted
 * @param isComplete known if and only if none can be hidden; the reason says what hides some
 */
public record VisibleNames(List<String> names, Fact<Boolean> isComplete) {

    /** Copy the list. */
    public VisibleNames {
        names = List.copyOf(names);
    }
}

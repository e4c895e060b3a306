package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * What a server holds that its users made.
 *
 * @param schemas the user schemas that are visible
 * @param tablesInSystemSchemas user tables in {@code mysql} and {@code sys}, and general tablespaces, which a replace
 *     clone drops as well, be they empty (seen on 9.7.4); the fact is missing without PROCESS
 * @param isComplete known if and only if every schema is visible; the reason says what hides some
 */
public record UserData(
        List<SchemaContent> schemas, Fact<List<String>> tablesInSystemSchemas, Fact<Boolean> isComplete) {

    /** Copy the list. */
    public UserData {
        schemas = List.copyOf(schemas);
    }

    /** Return whether a replace clone has nothing to drop; missing if nothing is visible but something may be hidden. */
    public Fact<Boolean> isEmpty() {
        boolean holdsSomething = !schemas.isEmpty()
                || tablesInSystemSchemas
                        .known()
                        .filter(tables -> !tables.isEmpty())
                        .isPresent();
        return holdsSomething
                ? Fact.of(false)
                : isComplete.flatMap(complete -> tablesInSystemSchemas.map(List::isEmpty));
    }
}

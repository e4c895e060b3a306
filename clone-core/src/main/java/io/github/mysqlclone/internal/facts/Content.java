package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * What a server holds.
 *
 * @param userData what its users made
 * @param readOnlySchemas schemas with the option READ ONLY, as far as they are visible
 * @param enabledEvents events that the scheduler would run, {@code schema.name}
 * @param otherTables tables of users that are not InnoDB's
 * @param namesWithBackticks schemas, tables and tablespaces whose name has a backtick in it, as far as they are visible
 */
public record Content(
        Fact<UserData> userData,
        Fact<VisibleNames> readOnlySchemas,
        Fact<List<String>> enabledEvents,
        Fact<List<OtherTable>> otherTables,
        Fact<VisibleNames> namesWithBackticks) {

    /**
     * A table that is not InnoDB's.
     *
     * @param name {@code schema.table}
     * @param engine its storage engine
     * @param rows how many rows it has, as the engine counts them
     */
    public record OtherTable(String name, String engine, long rows) {}
}

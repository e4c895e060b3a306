package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.grants.Grants;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account may not see of what is compared. Pure.
 *
 * <p>The server leaves out what an account has no privilege for, without a word: what is hidden on both sides would
 * be found equal.
 */
record Sight(Grants grants, ComparisonScope scope) {

    private static final Set<String> NEVER_COMPARED =
            Set.of("mysql", "sys", "information_schema", "performance_schema");

    Sight {
        grants = new Grants(
                grants.global(),
                grants.onObjects(),
                grants.partiallyRevoked().stream()
                        .filter(schema -> !NEVER_COMPARED.contains(schema))
                        .collect(Collectors.toSet()),
                grants.hasRoles());
    }

    /** Returns what may be hidden, each with the privilege that shows it. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        // Any global privilege on tables shows the names of all schemas (manual, SHOW DATABASES).
        if (scope.schemas().isEmpty() && !grants.seesEverySchema() && !grants.seesEveryTable()) {
            unseen.add("schemas (SHOW DATABASES)");
        }
        if (!hasAny("SELECT", "SHOW VIEW")) {
            unseen.add("tables and views (SELECT)");
        }
        // Before 8.0.20 the global SELECT showed them; it does so still.
        if (!grants.hasGlobal("SHOW_ROUTINE") && !isUnrestricted("SELECT")) {
            unseen.add("functions and procedures (SHOW_ROUTINE)");
        }
        if (!hasAny("TRIGGER")) {
            unseen.add("triggers (TRIGGER)");
        }
        if (!hasAny("EVENT")) {
            unseen.add("events (EVENT)");
        }
        return unseen;
    }

    /** On all that is compared: on each schema that is named, or on all there are. */
    private boolean hasAny(String... privileges) {
        for (String privilege : privileges) {
            boolean everywhere = scope.schemas().isEmpty()
                    ? isUnrestricted(privilege)
                    : scope.schemas().stream().allMatch(schema -> grants.has(privilege, schema, ""));
            if (everywhere) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnrestricted(String privilege) {
        return grants.hasGlobal(privilege) && grants.partiallyRevoked().isEmpty();
    }
}

package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the account needs on the copy that makes it a replica; it has there what it has on the donor. Pure.
 *
 * @param user who it is
 * @param grants what it may do on the donor
 * @param version the donor's
 */
record PrivilegesAfterwards(String user, Grants grants, ServerVersion version) {

    /** Without it nothing that only a start can change is taken back (seen on 9.7.4). */
    private static final String PERSIST = "PERSIST_RO_VARIABLES_ADMIN";

    private static final List<String> OF_FILTERS =
            List.of("replication_applier_global_filters", "replication_applier_filters");

    /**
     * What has to be done with it.
     *
     * @param silencesEvents whether events of the copy are looked for
     * @param hasEvents whether there are any that fire
     * @param bringsChannels whether the donor has channels, which are reset on the copy
     * @param liftsQuarantine whether the copy is in quarantine until it has caught up
     * @param looksForFilters whether filters of the copy would be in the way
     */
    record Work(
            boolean silencesEvents,
            boolean hasEvents,
            boolean bringsChannels,
            boolean liftsQuarantine,
            boolean looksForFilters) {}

    /** Find what it lacks for that. */
    Optional<Obstacle> obstacle(Work work) {
        Set<String> missing = new LinkedHashSet<>();
        require("REPLICATION_SLAVE_ADMIN", missing);
        require("REPLICATION CLIENT", missing);
        if (work.bringsChannels()) {
            require("RELOAD", missing);
        }
        if (work.silencesEvents()) {
            require("EVENT", missing);
        }
        if (work.silencesEvents() && work.hasEvents()) {
            require(version.isAtLeast(8, 2, 0) ? "SET_ANY_DEFINER" : "SET_USER_ID", missing);
            require("SYSTEM_VARIABLES_ADMIN", missing);
        }
        if (work.liftsQuarantine()) {
            require("SYSTEM_VARIABLES_ADMIN", missing);
            require(PERSIST, missing);
            if (work.silencesEvents() && work.hasEvents()) {
                require("CONNECTION_ADMIN", missing);
            }
        }
        List<String> grantable = new ArrayList<>();
        if (!missing.isEmpty()) {
            grantable.add(String.join(", ", missing) + " ON *.*");
        }
        if (work.looksForFilters()) {
            OF_FILTERS.stream()
                    .filter(table -> !grants.has("SELECT", "performance_schema", table))
                    .forEach(table -> grantable.add("SELECT ON performance_schema." + table));
        }
        return grantable.isEmpty() ? Optional.empty() : Optional.of(lacking(grantable));
    }

    private Obstacle lacking(List<String> grantable) {
        return new Obstacle(
                ObstacleKind.PRIVILEGES,
                "The account '" + user + "', with which the copy is reached, lacks "
                        + String.join(" and ", grantable).replace(" ON *.*", "")
                        + " there: it has what it has on the donor.",
                "On the donor, GRANT " + String.join(" and GRANT ", grantable) + " to it.");
    }

    private void require(String privilege, Set<String> missing) {
        boolean isWithinSuper = !Set.of("RELOAD", "EVENT", PERSIST).contains(privilege);
        if (!grants.hasGlobal(privilege) && !(isWithinSuper && grants.hasGlobal("SUPER"))) {
            missing.add(privilege);
        }
    }
}

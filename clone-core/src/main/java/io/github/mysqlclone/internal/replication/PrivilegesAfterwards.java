package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the account needs on the copy that makes it a replica; it has there what it has on the donor. Pure.
 *
 * @param user who it is
 * @param grants what it may do on the donor
 * @param version the donor's
 */
record PrivilegesAfterwards(String user, Grants grants, ServerVersion version) {

    /**
     * Find what it lacks.
     *
     * @param silencesEvents whether events of the copy are looked for
     * @param hasEvents whether there are any that fire
     * @param bringsChannels whether the donor has channels, which are reset on the copy
     */
    Optional<Obstacle> obstacle(boolean silencesEvents, boolean hasEvents, boolean bringsChannels) {
        List<String> missing = new ArrayList<>();
        require("REPLICATION_SLAVE_ADMIN", missing);
        require("REPLICATION CLIENT", missing);
        if (bringsChannels) {
            require("RELOAD", missing);
        }
        if (silencesEvents) {
            require("EVENT", missing);
        }
        if (silencesEvents && hasEvents) {
            require(version.isAtLeast(8, 2, 0) ? "SET_ANY_DEFINER" : "SET_USER_ID", missing);
            require("SYSTEM_VARIABLES_ADMIN", missing);
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ObstacleKind.PRIVILEGES,
                        "The account '" + user + "', with which the copy is reached, lacks "
                                + String.join(", ", missing) + " there: it has what it has on the donor.",
                        "On the donor, GRANT " + String.join(", ", missing) + " ON *.* to it."));
    }

    private void require(String privilege, List<String> missing) {
        boolean isWithinSuper = !privilege.equals("RELOAD") && !privilege.equals("EVENT");
        if (!grants.hasGlobal(privilege) && !(isWithinSuper && grants.hasGlobal("SUPER"))) {
            missing.add(privilege);
        }
    }
}

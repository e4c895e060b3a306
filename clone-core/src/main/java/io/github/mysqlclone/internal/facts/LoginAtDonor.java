package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the donor received the account that is meant for the time after the restart. */
public sealed interface LoginAtDonor {

    /** Returns the user that logged in, or tried to. */
    String user();

    /**
     * The account exists and the password is right.
     *
     * @param mayReadStatus whether it may read {@code performance_schema.clone_status}
     * @param mayInstallPlugins whether it may install a plugin
     * @param grants all that it may do
     * @param plugin the authentication plugin that let it in; empty where the donor has none that another server may lack
     */
    record Admitted(
            String user, boolean mayReadStatus, boolean mayInstallPlugins, Grants grants, Fact<Optional<String>> plugin)
            implements LoginAtDonor {

        private static final Grants ALL = new Grants(Set.of("ALL PRIVILEGES"), List.of(), Set.of(), false);

        /** An account that may do everything else. */
        public Admitted(String user, boolean mayReadStatus, boolean mayInstallPlugins) {
            this(user, mayReadStatus, mayInstallPlugins, ALL);
        }

        /** An account that logs in by a plugin that each server has. */
        public Admitted(String user, boolean mayReadStatus, boolean mayInstallPlugins, Grants grants) {
            this(user, mayReadStatus, mayInstallPlugins, grants, Fact.of(Optional.empty()));
        }

        /** The same with the plugin that was asked for since. */
        public Admitted by(Fact<String> plugin) {
            return new Admitted(user, mayReadStatus, mayInstallPlugins, grants, plugin.map(Optional::of));
        }

        /** An account that may install plugins. */
        public Admitted(String user, boolean mayReadStatus) {
            this(user, mayReadStatus, true);
        }
    }

    /** The donor refused the login. */
    record Refused(String user, ServerError error) implements LoginAtDonor {}
}

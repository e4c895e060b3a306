package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.server.ServerError;

/** How the donor received the account that is meant for the time after the restart. */
public sealed interface LoginAtDonor {

    /** Returns the user that logged in, or tried to. */
    String user();

    /**
     * The account exists and the password is right.
     *
     * @param mayReadStatus whether it may read {@code performance_schema.clone_status}
     * @param mayInstallPlugins whether it may install a plugin
     */
    record Admitted(String user, boolean mayReadStatus, boolean mayInstallPlugins) implements LoginAtDonor {

        /** An account that may install plugins. */
        public Admitted(String user, boolean mayReadStatus) {
            this(user, mayReadStatus, true);
        }
    }

    /** The donor refused the login. */
    record Refused(String user, ServerError error) implements LoginAtDonor {}
}

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
     */
    record Admitted(String user, boolean mayReadStatus) implements LoginAtDonor {}

    /** The donor refused the login. */
    record Refused(String user, ServerError error) implements LoginAtDonor {}
}

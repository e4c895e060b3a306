package io.github.mysqlclone.testkit;

import java.util.Objects;

/**
 * Names an account on a {@link TestServer} and its password.
 *
 * @param user the user name, without a host part; accounts of the kit may log in from any address
 * @param password the password; it is not in {@link #toString()}
 */
public record TestAccount(String user, String password) {

    /**
     * Checks the two parts.
     *
     * @throws NullPointerException if one of them is null
     */
    public TestAccount {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return user + " (password ******)";
    }
}

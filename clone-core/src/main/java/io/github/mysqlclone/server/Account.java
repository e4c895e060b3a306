package io.github.mysqlclone.server;

/**
 * Name a MySQL account by user and password.
 *
 * <p>Immutable. {@link #toString()} masks the password.
 *
 * @param user the user part, 1 to 32 characters of the Basic Multilingual Plane, without blanks at its ends and
 *     not in single quotes
 * @param password the password; may be empty
 * @since 0.1.0
 */
public record Account(String user, Secret password) {

    /**
     * Check the parts against the server's limits.
     *
     * @throws IllegalArgumentException if the user is empty, longer than 32 characters or begins or ends with blanks
     * @throws IllegalArgumentException if the user stands in single quotes, which the server takes off at the login (seen
     *     on 9.7.4)
     * @throws IllegalArgumentException if user or password hold a NUL or a character outside the BMP
     */
    public Account {
        AccountRules.user(user);
        AccountRules.password(password);
    }

    /**
     * Name an account by user and password in clear.
     *
     * @param user the user part, 1 to 32 characters
     * @param password the password; may be empty
     * @return the account
     * @throws IllegalArgumentException as the constructor does
     */
    public static Account of(String user, String password) {
        return new Account(user, Secret.of(password));
    }

    @Override
    public String toString() {
        return "'" + user + "' (password " + password + ")";
    }
}

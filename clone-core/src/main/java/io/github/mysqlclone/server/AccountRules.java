package io.github.mysqlclone.server;

import java.util.Objects;

/** The server's own limits for the parts of an account, checked before anything is sent. */
final class AccountRules {

    /** Longest user name of a MySQL account, in characters (USERNAME_CHAR_LENGTH in the server's source). */
    static final int USER_CHARACTERS = 32;

    private AccountRules() {}

    /** Quotes around a user are taken off by sql_authentication.cc, so that such an account can never log in (seen on 9.7.4). */
    static String user(String user) {
        Objects.requireNonNull(user, "user");
        if (user.isBlank()) {
            throw new IllegalArgumentException("user: must not be empty (was '" + user + "')");
        }
        if (!user.equals(user.strip())) {
            throw new IllegalArgumentException(
                    "user: must not begin or end with blanks, the server would trim them (was '" + user + "')");
        }
        if (user.length() > 1 && user.startsWith("'") && user.endsWith("'")) {
            throw new IllegalArgumentException("user: must not stand in single quotes, the server takes them off at the"
                    + " login (was '" + user + "')");
        }
        int characters = user.codePointCount(0, user.length());
        if (characters > USER_CHARACTERS) {
            throw new IllegalArgumentException("user: at most " + USER_CHARACTERS + " characters, the limit of a MySQL"
                    + " account (was '" + user + "' with " + characters + ")");
        }
        return storable("user", user, "'" + user + "'");
    }

    static Secret password(Secret password) {
        Objects.requireNonNull(password, "password");
        storable("password", password.reveal(), Secret.MASK);
        return password;
    }

    /** The server keeps names and this statement's password in utf8mb3: four-byte characters do not survive. */
    static String storable(String parameter, String value, String shown) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    parameter + ": must not contain a NUL character, the server cuts it there (was " + shown + ")");
        }
        if (value.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException(parameter + ": characters outside the Basic Multilingual Plane, such as"
                    + " emoji, are lost by the server (was " + shown + ")");
        }
        return value;
    }
}

package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.server.Account;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes up the name and the password of a temporary account.
 *
 * <p>The password has {@value #GROUPS} characters of each of the four kinds that {@code validate_password} counts. No two letters stand
 * side by side, so that no word of its dictionary, which has four letters at least, can be in it.
 */
public final class TemporaryLogin {

    /** What all names begin with. */
    public static final String PREFIX = "mysql_clone_";

    static final int GROUPS = 16;
    static final int LENGTH = 4 * GROUPS;

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    // None that a literal would have to escape.
    private static final String SPECIAL = "_-.+:=!*";

    private TemporaryLogin() {}

    /** Return a new one. */
    public static Account create() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[8];
        random.nextBytes(name);
        return Account.of(PREFIX + HexFormat.of().formatHex(name), password(random));
    }

    static String password(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            for (String kind : new String[] {UPPER, DIGITS, LOWER, SPECIAL}) {
                password.append(kind.charAt(random.nextInt(kind.length())));
            }
        }
        return password.toString();
    }
}

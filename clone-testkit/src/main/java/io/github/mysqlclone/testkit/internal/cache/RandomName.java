package io.github.mysqlclone.testkit.internal.cache;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The part of a name by which nobody's file but the kit's can have it, nor can two of the kit's. */
public final class RandomName {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomName() {}

    /** Returns 16 hexadecimal digits. */
    public static String next() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }
}

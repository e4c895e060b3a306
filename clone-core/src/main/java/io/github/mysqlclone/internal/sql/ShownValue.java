package io.github.mysqlclone.internal.sql;

import java.nio.charset.StandardCharsets;

/** The value of a variable as a table of the Performance Schema, and so SHOW VARIABLES, shows it. */
public final class ShownValue {

    /** {@code VARIABLE_VALUE} is VARCHAR(1024), and filled from a buffer of 1024 bytes; a character is not cut in two. */
    private static final int LEAST_CUT = 1021;

    private ShownValue() {}

    /** Returns whether something may be missing at its end. */
    public static boolean mayBeCut(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length >= LEAST_CUT;
    }
}

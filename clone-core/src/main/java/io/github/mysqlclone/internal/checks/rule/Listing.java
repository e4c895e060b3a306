package io.github.mysqlclone.internal.checks.rule;

import java.util.List;

/** Writes names into a sentence, but not a thousand of them. */
public final class Listing {

    private static final int SHOWN = 10;

    private Listing() {}

    /** Return the first names, and how many more there are. */
    public static String of(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** Return a number and what is counted, such as {@code 1 table} and {@code 2 tables}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Return a number of bytes in the unit in which the server prints them. */
    public static String mebibytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.2f MiB", bytes / 1048576.0);
    }
}

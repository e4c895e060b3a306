package io.github.mysqlclone.examples.quickstart;

import java.time.Duration;
import java.util.Locale;

/** Writes numbers, bytes and times for people, alike in every country. */
final class Amounts {

    static final long MEBIBYTE = 1024 * 1024;

    private Amounts() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBIBYTE);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

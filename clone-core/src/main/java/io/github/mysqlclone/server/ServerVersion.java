package io.github.mysqlclone.server;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a server's version as numbers and as the text it came from.
 *
 * <p>Compares by the three numbers only, so {@code 8.0.36-28} and {@code 8.0.36} compare as equal while
 * {@link #equals(Object)} tells them apart. Immutable.
 *
 * @param major the first number, such as 8 or the calendar year's 26
 * @param minor the second number
 * @param patch the third number, 0 where the text has none
 * @param text the value of {@code @@version}, suffix included
 * @since 0.1.0
 */
public record ServerVersion(int major, int minor, int patch, String text) implements Comparable<ServerVersion> {

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?(?!\\.?[0-9]{10})(?![0-9]).*");

    private static final Comparator<ServerVersion> BY_NUMBERS = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /** The first version with the CLONE plugin. */
    public static final ServerVersion FIRST_WITH_CLONE = parse("8.0.17");

    /** Require a text; the numbers are taken as they are. */
    public ServerVersion {
        Objects.requireNonNull(text, "text");
    }

    /**
     * Parse the value of {@code @@version}, suffixes such as {@code -debug} or {@code -0ubuntu0.24.04.1} included.
     *
     * @param text the value of {@code @@version}
     * @return the version
     * @throws IllegalArgumentException if the text does not begin with at least two numbers
     */
    public static ServerVersion parse(String text) {
        Matcher matcher = NUMBERS.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "version: must begin with numbers as in 8.4.6 or 9.7.4-2 (was '" + text + "')");
        }
        String patch = matcher.group(3);
        return new ServerVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch),
                text);
    }

    /**
     * {@return whether this version's numbers are those given or later ones}
     *
     * @param otherMajor the first number
     * @param otherMinor the second number
     * @param otherPatch the third number
     */
    public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new ServerVersion(otherMajor, otherMinor, otherPatch, "")) >= 0;
    }

    /**
     * {@return whether both are of one series, as 8.4.3 and 8.4.6 are}
     *
     * @param other the version to compare with
     */
    public boolean isSameSeriesAs(ServerVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return BY_NUMBERS.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}

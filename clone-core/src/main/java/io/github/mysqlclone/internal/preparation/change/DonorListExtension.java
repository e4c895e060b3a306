package io.github.mysqlclone.internal.preparation.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Appends a donor to {@code clone_valid_donor_list}, and takes it out again; other entries stay as they are. */
public final class DonorListExtension {

    /** A list set at start-up is not looked at; what is set later must be like this, or error 3869. */
    private static final Pattern ENTRIES = Pattern.compile("([^:, ]+:\\d+(,[^:, ]+:\\d+)*)?");

    private DonorListExtension() {}

    /** Returns whether the server would take such a list while it runs. */
    public static boolean isSettable(String list) {
        return ENTRIES.matcher(list).matches();
    }

    /** Return the list with a donor, unless it has it already. */
    public static String extended(String list, String source) {
        boolean isListed = Arrays.stream(list.split(",", -1)).anyMatch(source::equalsIgnoreCase);
        return isListed ? list : append(list, source);
    }

    /** Return the list with another entry. */
    static String append(String list, String entry) {
        return list.isEmpty() ? entry : list + "," + entry;
    }

    /** Return what was appended. */
    static String appended(String before, String after) {
        return after.substring(before.isEmpty() ? 0 : before.length() + 1);
    }

    /** Return the list without an entry; empty if it has none such. */
    static Optional<String> without(String list, String entry) {
        List<String> others = new ArrayList<>(List.of(list.split(",", -1)));
        return others.remove(entry) ? Optional.of(String.join(",", others)) : Optional.empty();
    }
}

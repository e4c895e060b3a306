package io.github.mysqlclone.testkit.internal.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a backslash in a text is an escape: what {@code NO_BACKSLASH_ESCAPES} ends, also half-way through a script. A dump
 * switches to the mode of each trigger and routine, and back to what it has remembered in a variable.
 */
final class BackslashEscapes {

    private static final int LOOKED_AT = 2_000;

    private static final Pattern SETS = Pattern.compile("(?is)(/\\*!\\d*\\s*)?SET\\b.*");
    private static final Pattern REMEMBERS =
            Pattern.compile("(?i)@(\\w+)\\s*:?=\\s*@@(?:SESSION\\.|LOCAL\\.)?SQL_MODE\\b");
    private static final Pattern CHANGES =
            Pattern.compile("(?i)(?<![\\w@.])(?:@@)?((?:SESSION|LOCAL|GLOBAL|PERSIST)[\\s.]+)?"
                    + "SQL_MODE\\s*:?=\\s*(?:@(\\w+)|'([^']*)'|\"([^\"]*)\"|([^,;]*))");

    private final Map<String, Boolean> remembered = new HashMap<>();
    private final boolean atFirst;
    private boolean escape;

    BackslashEscapes(String sqlMode) {
        atFirst = !names(sqlMode);
        escape = atFirst;
    }

    /** Returns whether the next text has escapes. */
    boolean escape() {
        return escape;
    }

    /** Looks at a statement that is about to be run. */
    void heed(String statement) {
        if (statement.length() > LOOKED_AT || !SETS.matcher(statement).matches()) {
            return;
        }
        Matcher remembers = REMEMBERS.matcher(statement);
        while (remembers.find()) {
            remembered.put(remembers.group(1).toLowerCase(Locale.ROOT), escape);
        }
        Matcher changes = CHANGES.matcher(statement);
        while (changes.find()) {
            String scope = String.valueOf(changes.group(1)).toUpperCase(Locale.ROOT);
            if (!scope.startsWith("GLOBAL") && !scope.startsWith("PERSIST")) {
                escape = after(changes);
            }
        }
    }

    private boolean after(Matcher change) {
        if (change.group(2) != null) {
            return remembered.getOrDefault(change.group(2).toLowerCase(Locale.ROOT), atFirst);
        }
        String value = change.group(3) != null
                ? change.group(3)
                : String.valueOf(change.group(4) != null ? change.group(4) : change.group(5));
        return value.strip().equalsIgnoreCase("DEFAULT") ? atFirst : !names(value);
    }

    private static boolean names(String sqlMode) {
        return sqlMode.toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES");
    }
}

package io.github.mysqlclone.testkit.internal.script;

import java.util.regex.Pattern;

/** What of a statement goes into a message: enough to find it, and nobody's password or row. */
public final class ShownStatement {

    private static final int LONGEST = 500;

    private static final Pattern ROWS = Pattern.compile("(?is)((?:INSERT|REPLACE)\\b.{0,500}?\\bVALUES?\\b).*");
    private static final Pattern SECRET =
            Pattern.compile("(?is)\\b(IDENTIFIED|PASSWORD)\\b.*|\\bCREATE\\s+SERVER\\b.*");
    private static final Pattern NEAR = Pattern.compile("(?is)near '.*' at line");

    private ShownStatement() {}

    /** Returns its beginning, up to the first row or secret. */
    public static String of(SqlStatement statement) {
        String text = statement.text().orElse(statement.bytes());
        String shown = ROWS.matcher(text).matches() ? ROWS.matcher(text).replaceFirst("$1 ...") : text;
        shown = SECRET.matcher(shown).replaceFirst("$1 ...");
        return shown.length() <= LONGEST
                ? shown
                : shown.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /** Returns what the server says of it, which for a wrong word repeats what stands behind. */
    public static String messageFor(SqlStatement statement, String message) {
        String text = statement.bytes();
        return SECRET.matcher(text).find() || ROWS.matcher(text).matches()
                ? NEAR.matcher(message).replaceFirst("near '...' at line")
                : message;
    }
}

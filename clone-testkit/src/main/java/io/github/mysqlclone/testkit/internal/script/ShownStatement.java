package io.github.mysqlclone.testkit.internal.script;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What of a statement goes into a message: enough to find it, and nobody's password or row. */
public final class ShownStatement {

    private static final int LONGEST = 500;

    private static final Pattern ROWS = Pattern.compile("(?is)((?:INSERT|REPLACE)\\b.{0,500}?\\bVALUES?\\b).*");
    private static final Pattern SECRET = Pattern.compile(
            "(?is)\\b(IDENTIFIED\\b|(?:SOURCE_|MASTER_)?PASSWORD\\b|CONNECTION\\s*=).*|\\bCREATE\\s+SERVER\\b.*");
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

    /** Returns a failure without what the message for it lacks: a stack trace shows the cause as well. */
    public static SQLException causeFor(SqlStatement statement, SQLException failure) {
        String message = messageFor(statement, String.valueOf(failure.getMessage()));
        if (message.equals(failure.getMessage())) {
            return failure;
        }
        SQLException shown = new SQLException(message, failure.getSQLState(), failure.getErrorCode());
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** Returns what the server says of it, which for a wrong word repeats what stands behind. */
    public static String messageFor(SqlStatement statement, String message) {
        String text = statement.bytes();
        return SECRET.matcher(text).find() || ROWS.matcher(text).matches()
                ? NEAR.matcher(message).replaceFirst("near '...' at line")
                : message;
    }
}

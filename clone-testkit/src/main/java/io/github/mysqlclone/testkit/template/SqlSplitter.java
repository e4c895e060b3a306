package io.github.mysqlclone.testkit.template;

import java.util.ArrayList;
import java.util.List;

/** Takes a script apart as the {@code mysql} client does: quotes, comments and DELIMITER lines. Used once. */
final class SqlSplitter {

    private static final String DELIMITER = "delimiter";

    private final String script;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private String delimiter = ";";
    private int position;
    private int line = 1;
    private int firstLine = 1;
    private boolean hasCode;

    private SqlSplitter(String script) {
        this.script = script;
    }

    static List<SqlStatement> split(String script) {
        return new SqlSplitter(script).run();
    }

    private List<SqlStatement> run() {
        while (position < script.length()) {
            char next = script.charAt(position);
            if (script.startsWith(delimiter, position)) {
                position += delimiter.length();
                finish();
            } else if (isDelimiterLine()) {
                changeDelimiter();
            } else if (next == '\'' || next == '"' || next == '`') {
                take(endOfQuote(next), true);
            } else if (next == '#' || isDashComment()) {
                position = endOfLine();
            } else if (script.startsWith("/*", position)) {
                takeComment();
            } else {
                take(position + 1, !Character.isWhitespace(next));
            }
        }
        finish();
        return statements;
    }

    /** Appends up to an end. Whitespace and comments before the first code are no part of a statement. */
    private void take(int end, boolean code) {
        String part = script.substring(position, end);
        if (code && !hasCode) {
            hasCode = true;
            firstLine = line;
        }
        if (hasCode) {
            statement.append(part);
        }
        line += (int) part.chars().filter(character -> character == '\n').count();
        position = end;
    }

    private void finish() {
        if (hasCode) {
            statements.add(new SqlStatement(statement.toString().strip(), firstLine));
        }
        statement.setLength(0);
        hasCode = false;
    }

    /** What stands behind {@code /*!} is run by the server, and {@code /*+} tells it how. */
    private void takeComment() {
        int end = script.indexOf("*/", position + 2);
        boolean code = script.startsWith("/*!", position) || script.startsWith("/*+", position);
        take(end < 0 ? script.length() : end + 2, code);
    }

    private boolean isDashComment() {
        return script.startsWith("--", position)
                && (position + 2 == script.length() || Character.isWhitespace(script.charAt(position + 2)));
    }

    private int endOfQuote(char quote) {
        int end = position + 1;
        while (end < script.length() && script.charAt(end) != quote) {
            end += script.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        return Math.min(end + 1, script.length()); // a doubled quote is two strings side by side
    }

    private int endOfLine() {
        int end = script.indexOf('\n', position);
        return end < 0 ? script.length() : end;
    }

    /** The word counts where a statement could begin, and only there. */
    private boolean isDelimiterLine() {
        int end = position + DELIMITER.length();
        return !hasCode
                && script.regionMatches(true, position, DELIMITER, 0, DELIMITER.length())
                && end < script.length()
                && (script.charAt(end) == ' ' || script.charAt(end) == '\t');
    }

    private void changeDelimiter() {
        int end = endOfLine();
        String wanted = script.substring(position + DELIMITER.length(), end).strip();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("line " + line + ": DELIMITER names no delimiter");
        }
        delimiter = wanted.split("\\s", 2)[0];
        position = end;
    }
}

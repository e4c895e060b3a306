package io.github.mysqlclone.testkit.internal.script;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a script apart as the {@code mysql} client does: quotes, comments and DELIMITER lines. Holds one statement at a time.
 *
 * <p>The splitters of other libraries drop comments that the server runs, as those of {@code mysqldump}, or know no
 * DELIMITER.
 */
public final class SqlSplitter {

    private static final String DELIMITER = "delimiter";

    /** What a dump switches to has an effect on where the next text ends. */
    private static final Pattern SETS_SQL_MODE = Pattern.compile("(?is)(/\\*!\\d*\\s*)?SET\\b.{0,500}\\bSQL_MODE\\b.*");

    private final ScriptCharacters script;
    private final StringBuilder statement = new StringBuilder();
    private String delimiter = ";";
    private int firstLine = 1;
    private boolean hasCode;
    private boolean backslashEscapes = true;

    /** Reads from here; the caller closes it. */
    public SqlSplitter(Reader script) {
        this.script = new ScriptCharacters(script);
    }

    /**
     * Returns the next statement.
     *
     * @return empty at the end
     * @throws ScriptException if a text or comment does not end, or a DELIMITER line names none
     * @throws IOException if the script cannot be read
     */
    public Optional<SqlStatement> next() throws IOException {
        while (script.peek(0) != ScriptCharacters.END) {
            int next = script.peek(0);
            if (script.startsWith(delimiter)) {
                script.take(delimiter.length());
                if (hasCode) {
                    return Optional.of(finished());
                }
            } else if (isDelimiterLine()) {
                changeDelimiter();
            } else if (next == '\'' || next == '"' || next == '`') {
                takeQuoted((char) next);
            } else if (next == '#' || isDashComment()) {
                script.takeLine();
            } else if (script.startsWith("/*")) {
                takeComment();
            } else {
                append(script.line(), script.take());
            }
        }
        return hasCode ? Optional.of(finished()) : Optional.empty();
    }

    private SqlStatement finished() {
        SqlStatement finished = new SqlStatement(statement.toString().strip(), firstLine);
        statement.setLength(0);
        hasCode = false;
        if (SETS_SQL_MODE.matcher(finished.bytes()).matches()) {
            backslashEscapes = !finished.bytes().contains("NO_BACKSLASH_ESCAPES");
        }
        return finished;
    }

    /** Whitespace and comments before the first code are no part of a statement. */
    private void append(int line, char character) {
        if (!hasCode && Character.isWhitespace(character)) {
            return;
        }
        begin(line);
        statement.append(character);
    }

    private void begin(int line) {
        if (!hasCode) {
            hasCode = true;
            firstLine = line;
        }
    }

    /** A doubled quote is two texts side by side. */
    private void takeQuoted(char quote) throws IOException {
        int line = script.line();
        begin(line);
        statement.append(script.take());
        while (script.peek(0) != quote) {
            boolean escape = script.peek(0) == '\\' && quote != '`' && backslashEscapes;
            takeInside(line, "the text that begins here with " + quote);
            if (escape) {
                takeInside(line, "the text that begins here with " + quote);
            }
        }
        statement.append(script.take());
    }

    /** What stands behind {@code /*!} is run by the server, and {@code /*+} tells it how. */
    private void takeComment() throws IOException {
        int line = script.line();
        boolean isCode = script.peek(2) == '!' || script.peek(2) == '+';
        int before = statement.length();
        if (isCode) {
            begin(line);
        }
        takeInside(line, "the comment that begins here");
        takeInside(line, "the comment that begins here");
        while (!script.startsWith("*/")) {
            takeInside(line, "the comment that begins here");
        }
        statement.append(script.take()).append(script.take());
        if (!isCode) {
            statement.setLength(before);
        }
    }

    private void takeInside(int line, String what) throws IOException {
        if (script.peek(0) == ScriptCharacters.END) {
            throw new ScriptException(line, what + " does not end before the end of the script. Close it there.");
        }
        statement.append(script.take());
    }

    private boolean isDashComment() throws IOException {
        return script.startsWith("--")
                && (script.peek(2) == ScriptCharacters.END || Character.isWhitespace(script.peek(2)));
    }

    /** The word counts where a statement could begin, and only there. */
    private boolean isDelimiterLine() throws IOException {
        if (hasCode || !script.startsWithWord(DELIMITER)) {
            return false;
        }
        int behind = script.peek(DELIMITER.length());
        return behind == ' ' || behind == '\t';
    }

    private void changeDelimiter() throws IOException {
        int line = script.line();
        String wanted = script.takeLine().substring(DELIMITER.length()).strip();
        if (wanted.isEmpty()) {
            throw new ScriptException(line, "DELIMITER names no delimiter. Give one, as in DELIMITER ;;");
        }
        delimiter = wanted.split("\\s", 2)[0];
    }
}

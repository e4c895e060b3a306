package io.github.mysqlclone.testkit.internal.script;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Takes a script apart much as the {@code mysql} client does: quotes, comments and DELIMITER lines. Holds one statement at a time.
 * Other commands of the client, as {@code source} or {@code \G}, and a {@code USE} without a delimiter are not understood.
 *
 * <p>The splitters of other libraries drop comments that the server runs, as those of {@code mysqldump}, or know no
 * DELIMITER.
 */
public final class SqlSplitter {

    private static final String DELIMITER = "delimiter";

    private final ScriptCharacters script;
    private final StringBuilder statement = new StringBuilder();
    private String delimiter = ";";
    private int firstLine = 1;
    private boolean hasCode;
    private int codeCommentBeganInLine; // 0 outside of one
    private final BackslashEscapes backslashes;

    /**
     * Reads a script, which the caller closes.
     *
     * @param sqlMode the session's when the script begins
     */
    public SqlSplitter(Reader script, String sqlMode) {
        this.script = new ScriptCharacters(script);
        this.backslashes = new BackslashEscapes(sqlMode);
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
            if (codeCommentBeganInLine == 0 && script.startsWith(delimiter)) {
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
            } else if (codeCommentBeganInLine > 0 && script.startsWith("*/")) {
                codeCommentBeganInLine = 0;
                statement.append(script.take()).append(script.take());
            } else {
                append(script.line(), script.take());
            }
        }
        if (codeCommentBeganInLine > 0) {
            throw unfinished(codeCommentBeganInLine, "the comment");
        }
        return hasCode ? Optional.of(finished()) : Optional.empty();
    }

    private SqlStatement finished() {
        SqlStatement finished = new SqlStatement(statement.toString().strip(), firstLine);
        statement.setLength(0);
        hasCode = false;
        backslashes.heed(finished.bytes());
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
            boolean escape = script.peek(0) == '\\' && quote != '`' && backslashes.escape();
            for (int taken = 0; taken < (escape ? 2 : 1); taken++) {
                if (script.peek(0) == ScriptCharacters.END) {
                    throw unfinished(line, "the text in " + quote);
                }
                statement.append(script.take());
            }
        }
        statement.append(script.take());
    }

    /**
     * What stands behind {@code /*!} is run by the server, and {@code /*+} tells it how: there, signs in texts are no end. Any other
     * is worth a blank, as it is for the server.
     */
    private void takeComment() throws IOException {
        int line = script.line();
        if (codeCommentBeganInLine == 0 && (script.peek(2) == '!' || script.peek(2) == '+')) {
            begin(line);
            codeCommentBeganInLine = line;
            statement.append(script.take()).append(script.take()).append(script.take());
            return;
        }
        script.take(2);
        while (!script.startsWith("*/")) {
            if (script.peek(0) == ScriptCharacters.END) {
                throw unfinished(line, "the comment");
            }
            script.take();
        }
        script.take(2);
        append(line, ' ');
    }

    private static ScriptException unfinished(int line, String what) {
        return new ScriptException(
                line, what + " that begins here does not end before the end of the script. Close it there.");
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

package io.github.mysqlclone.testkit.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Values in a script that are others whenever it runs, and in a template are those of the day on which it was built. Only
 * statements that write rows are looked at: in a definition they are the server's to call later.
 */
final class ChangingValues {

    private static final Pattern WRITES =
            Pattern.compile("(?i)\\s*(INSERT|REPLACE|UPDATE|DELETE|WITH|SET|CALL|DO|LOAD)\\b");

    private static final Pattern CALL =
            Pattern.compile("(?i)\\b(?:(NOW|CURDATE|CURTIME|SYSDATE|LOCALTIME|LOCALTIMESTAMP"
                    + "|UTC_DATE|UTC_TIME|UTC_TIMESTAMP|RAND|RANDOM_BYTES|UUID|UUID_SHORT)\\s*\\("
                    + "|(UNIX_TIMESTAMP)\\s*\\(\\s*\\)|(CURRENT_DATE|CURRENT_TIME|CURRENT_TIMESTAMP)\\b)");

    private ChangingValues() {}

    /** Returns the functions that a statement calls, each once and in capitals; none for one that writes no rows. */
    static List<String> in(String statement) {
        if (!WRITES.matcher(statement).lookingAt()) {
            return List.of();
        }
        return CALL.matcher(withoutTexts(statement))
                .results()
                .map(ChangingValues::name)
                .distinct()
                .toList();
    }

    /** By hand: rows of a dump have megabytes, for which a regular expression would need too deep a stack. */
    private static String withoutTexts(String statement) {
        StringBuilder code = new StringBuilder();
        int position = 0;
        while (position < statement.length()) {
            char next = statement.charAt(position);
            if (next == '\'' || next == '"' || next == '`') {
                position = endOfText(statement, position, next);
                code.append("''");
            } else {
                code.append(next);
                position++;
            }
        }
        return code.toString();
    }

    /** A doubled quote is two texts side by side. */
    private static int endOfText(String statement, int begin, char quote) {
        int end = begin + 1;
        while (end < statement.length() && statement.charAt(end) != quote) {
            end += statement.charAt(end) == '\\' && quote != '`' ? 2 : 1;
        }
        return end + 1;
    }

    private static String name(MatchResult call) {
        for (int group = 1; group <= call.groupCount(); group++) {
            if (call.group(group) != null) {
                return call.group(group).toUpperCase(Locale.ROOT);
            }
        }
        throw new IllegalStateException("One of the groups matches");
    }
}

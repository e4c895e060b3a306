package io.github.mysqlclone.internal.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of {@code sql_mode} that change how text is quoted.
 *
 * <p>{@code ANSI_QUOTES} is not among them: it changes the double quote, and this library writes single quotes only.
 *
 * @param noBackslashEscapes whether a backslash stands for itself
 */
public record SqlMode(boolean noBackslashEscapes) {

    /** Read the value of {@code @@SESSION.sql_mode}. */
    public static SqlMode parse(String value) {
        Set<String> words = Arrays.stream(value.split(",", -1))
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new SqlMode(words.contains("NO_BACKSLASH_ESCAPES"));
    }

    /** Return the text as a literal in single quotes that the server reads back to exactly this text. */
    public String literal(String text) {
        String doubled = text.replace("'", "''");
        return "'" + (noBackslashEscapes ? doubled : doubled.replace("\\", "\\\\")) + "'";
    }
}

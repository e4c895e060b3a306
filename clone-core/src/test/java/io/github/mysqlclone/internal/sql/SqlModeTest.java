package io.github.mysqlclone.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlModeTest {

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "STRICT_TRANS_TABLES, false",
        "ANSI_QUOTES, false",
        "NO_BACKSLASH_ESCAPES, true",
        "no_backslash_escapes, true",
        "'ONLY_FULL_GROUP_BY,NO_BACKSLASH_ESCAPES,ANSI_QUOTES', true",
        "'ANSI_QUOTES, NO_BACKSLASH_ESCAPES', true",
        "NO_BACKSLASH_ESCAPES_, false",
    })
    void readsWhatABackslashMeans(String value, boolean noBackslashEscapes) {
        assertThat(SqlMode.parse(value)).isEqualTo(new SqlMode(noBackslashEscapes));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("empty", "", "''", "''"),
                argumentSet("plain", "clone user", "'clone user'", "'clone user'"),
                argumentSet("a single quote", "o'brien", "'o''brien'", "'o''brien'"),
                argumentSet("single quotes at the ends", "'a'", "'''a'''", "'''a'''"),
                argumentSet("double quotes and backticks", "a\"b`c", "'a\"b`c'", "'a\"b`c'"),
                argumentSet("a backslash", "a\\b", "'a\\\\b'", "'a\\b'"),
                argumentSet("a backslash at the end", "a\\", "'a\\\\'", "'a\\'"),
                argumentSet("a backslash before a quote", "a\\'b", "'a\\\\''b'", "'a\\''b'"),
                argumentSet("two backslashes", "\\\\", "'\\\\\\\\'", "'\\\\'"),
                argumentSet("other scripts", "Jürgen 漢字", "'Jürgen 漢字'", "'Jürgen 漢字'"),
                argumentSet("a line break", "a\nb", "'a\nb'", "'a\nb'"),
                argumentSet("what looks like a comment", "a -- b /* c", "'a -- b /* c'", "'a -- b /* c'"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void escapesTheBackslashOnlyWhereItHasAMeaning(String text, String escaping, String notEscaping) {
        assertThat(new SqlMode(false).literal(text)).isEqualTo(escaping);
        assertThat(new SqlMode(true).literal(text)).isEqualTo(notEscaping);
    }
}

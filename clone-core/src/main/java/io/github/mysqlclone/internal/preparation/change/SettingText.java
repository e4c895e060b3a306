package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.internal.sql.SqlMode;
import java.util.regex.Pattern;

/** Writes the value of a variable: numbers and switches as they are, all else as text. */
final class SettingText {

    private static final Pattern BARE = Pattern.compile("\\d+|ON|OFF");

    private SettingText() {}

    static String of(String value, SqlMode mode) {
        if (value.isEmpty()) {
            return "NULL";
        }
        return BARE.matcher(value).matches() ? value : mode.literal(value);
    }
}

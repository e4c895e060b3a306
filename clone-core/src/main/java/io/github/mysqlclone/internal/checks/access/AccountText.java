package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.sql.SqlMode;

/** Writes accounts into statements that a person may paste. */
final class AccountText {

    private AccountText() {}

    /** Quote {@code user@host} as the server prints it; the last @ parts it, a user may hold others. */
    static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return at < 0 ? account : literal(account.substring(0, at)) + "@" + literal(account.substring(at + 1));
    }

    /** For a person to paste into a session with the usual sql_mode. */
    static String literal(String text) {
        return new SqlMode(false).literal(text);
    }
}

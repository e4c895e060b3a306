package io.github.mysqlclone.internal.sql;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the CLONE statement. Its text holds the donor's password: it must be sent and never be logged.
 *
 * <p>Grammar and quoting by the server's source, {@code sql_yacc.yy}: no blank may stand around the colon before the
 * port, DATA DIRECTORY comes before REQUIRE, and only plain text literals are taken.
 */
public final class CloneStatementText {

    private CloneStatementText() {}

    /** Return the statement for a session with this {@code sql_mode}. */
    public static String of(CloneSpec spec, SqlMode mode) {
        return of(spec, mode, Secret::reveal);
    }

    /** Return the statement without its password. */
    public static String masked(CloneSpec spec, SqlMode mode) {
        return of(spec, mode, Secret::toString);
    }

    private static String of(CloneSpec spec, SqlMode mode, Function<Secret, String> shown) {
        if (spec instanceof LocalCloneSpec local) {
            return "CLONE LOCAL DATA DIRECTORY = " + mode.literal(local.dataDirectory());
        }
        RemoteCloneSpec remote = (RemoteCloneSpec) spec;
        Account account = remote.donorAccount().orElseThrow();
        return "CLONE INSTANCE FROM " + mode.literal(account.user()) + "@" + mode.literal(remote.donorHost()) + ":"
                + remote.donorPort() + " IDENTIFIED BY "
                + mode.literal(shown.apply(account.password()))
                + remote.dataDirectory()
                        .map(path -> " DATA DIRECTORY = " + mode.literal(path))
                        .orElse("")
                + remote.ssl().sql();
    }

    /**
     * Say whether a session with this {@code character_set_client} can carry the statement.
     *
     * @return what is wrong and what to do; empty if all is well
     */
    public static Optional<String> cannotBeSentIn(String characterSet, String statement) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(statement)
                || characterSet.toLowerCase(Locale.ROOT).startsWith("utf8")) {
            return Optional.empty();
        }
        return Optional.of("user, password or directory hold characters outside ASCII, which a connection with"
                + " character_set_client " + characterSet + " may change. Set characterEncoding=UTF-8 for it.");
    }
}

package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.Secret;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes known passwords out of texts and exceptions that come from outside.
 *
 * <p>A driver or server may quote a piece of a statement in its message; a syntax error does.
 */
public final class SecretMask {

    private final List<String> spellings;

    private SecretMask(List<String> spellings) {
        this.spellings = spellings;
    }

    /** Hide the passwords of these accounts. */
    public static SecretMask of(Stream<Account> accounts) {
        List<String> spellings = new ArrayList<>();
        accounts.map(Account::password).filter(secret -> !secret.isEmpty()).forEach(secret -> {
            String plain = secret.reveal();
            String quoted = plain.replace("'", "''");
            spellings.add(plain);
            spellings.add(quoted);
            spellings.add(quoted.replace("\\", "\\\\"));
        });
        // The longest first, or a part of an escaped spelling would stay behind.
        spellings.sort(Comparator.comparingInt(String::length).reversed());
        return new SecretMask(spellings.stream().distinct().toList());
    }

    /** Hide the password with which this server is reached. */
    public static SecretMask of(MySqlServer server) {
        return of(server.account().stream());
    }

    /** Return the text with {@link Secret#MASK} for every password in it. */
    public String mask(String text) {
        String masked = text;
        for (String spelling : spellings) {
            masked = masked.replace(spelling, Secret.MASK);
        }
        return masked;
    }

    /** Return the exception itself if it is clean, otherwise one with masked text and the same state, code and stack. */
    public SQLException mask(SQLException exception) {
        if (isClean(exception)) {
            return exception;
        }
        SQLException masked = new SQLException(
                mask(Optional.ofNullable(exception.getMessage()).orElse("")),
                exception.getSQLState(),
                exception.getErrorCode());
        masked.setStackTrace(exception.getStackTrace());
        return masked;
    }

    /** The message of a cause or of a chained exception is printed with the stack, so each must be clean. */
    private boolean isClean(@Nullable Throwable throwable) {
        Throwable current = throwable;
        for (int depth = 0; current != null && depth < 20; depth++) {
            String text = String.valueOf(current.getMessage());
            if (spellings.stream().anyMatch(text::contains)) {
                return false;
            }
            if (current instanceof SQLException chained
                    && chained.getNextException() != null
                    && !isClean(chained.getNextException())) {
                return false;
            }
            for (Throwable suppressed : current.getSuppressed()) {
                if (!isClean(suppressed)) {
                    return false;
                }
            }
            current = current.getCause();
        }
        return true;
    }
}

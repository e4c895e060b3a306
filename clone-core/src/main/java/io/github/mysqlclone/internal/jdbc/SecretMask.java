package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.Secret;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Return what somebody else's code threw itself if it is clean, otherwise one with masked text. */
    public Throwable clean(Throwable thrown) {
        return isClean(thrown) ? thrown : mask(new SQLException(thrown.toString(), thrown));
    }

    /** Returns whether nothing that is printed with it holds a password. */
    public boolean isClean(Throwable exception) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(exception, seen);
        // Printed with its stack, an exception says what its toString does, which need not be its message.
        return seen.stream()
                .flatMap(each -> Stream.of(String.valueOf(each.getMessage()), each.toString()))
                .noneMatch(text -> spellings.stream().anyMatch(text::contains));
    }

    /** Whatever is printed with the stack must be clean: causes, suppressed and chained exceptions, in any circle. */
    private static void collect(@Nullable Throwable throwable, Set<Throwable> seen) {
        if (throwable == null || !seen.add(throwable)) {
            return;
        }
        collect(throwable.getCause(), seen);
        for (Throwable suppressed : throwable.getSuppressed()) {
            collect(suppressed, seen);
        }
        if (throwable instanceof SQLException chained) {
            collect(chained.getNextException(), seen);
        }
    }
}

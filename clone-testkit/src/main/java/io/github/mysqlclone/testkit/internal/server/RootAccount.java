package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.server.Account;

/**
 * The account that may do everything. It is the same on every server, so that it survives a clone that replaces the
 * accounts, and its password is no secret: the servers listen on the loopback interface and live for one test.
 */
public final class RootAccount {

    public static final Account ACCOUNT = Account.of("root", "clone-testkit");

    private RootAccount() {}

    /**
     * Returns what {@code mysqld --initialize} runs at its end, one statement a line. The host is any, as the server
     * may be bound to further addresses; the account of {@code localhost} gets the same password, as it wins over the
     * other once names are resolved.
     */
    public static String statements() {
        return """
                ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
                CREATE USER 'root'@'%%' IDENTIFIED BY '%1$s';
                GRANT ALL ON *.* TO 'root'@'%%' WITH GRANT OPTION;
                """.formatted(ACCOUNT.password().reveal());
    }
}

package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two accounts of a clone pair. Both are made on both servers, as the donor's replace the recipient's. Their passwords are
 * the same on all servers of one cache, so that they are known after a clone, and nobody else's.
 */
record PairAccounts(Account donor, Account recipient) {

    private static final String TO_LOOK = "SELECT, SHOW VIEW, EVENT, PROCESS, SHOW DATABASES, REPLICATION CLIENT";

    static PairAccounts ofThisUser() {
        return new PairAccounts(account("clone_donor"), account("clone_recipient"));
    }

    private static Account account(String user) {
        return Account.of(user, RootAccount.passwordFor(user));
    }

    /** Returns what makes them, with nothing of it in the binary log. */
    String[] statements() {
        return Stream.of(
                        List.of("SET SESSION sql_log_bin = 0"),
                        creating(donor, "BACKUP_ADMIN"),
                        creating(recipient, "CLONE_ADMIN, BACKUP_ADMIN, SYSTEM_VARIABLES_ADMIN"))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static List<String> creating(Account account, String privileges) {
        String name = "'" + account.user() + "'@'%'";
        return List.of(
                "CREATE USER " + name + " IDENTIFIED BY '" + account.password().reveal() + "'",
                "GRANT " + TO_LOOK + ", " + privileges + " ON *.* TO " + name);
    }
}

package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.server.Account;
import java.util.List;
import java.util.stream.Stream;

/** The two accounts of a clone pair. Both are made on both servers, as the donor's replace the recipient's. */
final class PairAccounts {

    static final Account DONOR = Account.of("clone_donor", "donor-password");
    static final Account RECIPIENT = Account.of("clone_recipient", "recipient-password");

    private static final String TO_LOOK = "SELECT, SHOW VIEW, EVENT, PROCESS, SHOW DATABASES, REPLICATION CLIENT";

    private PairAccounts() {}

    /** Returns what makes them, with nothing of it in the binary log. */
    static String[] statements() {
        return Stream.of(
                        List.of("SET SESSION sql_log_bin = 0"),
                        account(DONOR, "BACKUP_ADMIN"),
                        account(RECIPIENT, "CLONE_ADMIN, BACKUP_ADMIN, SYSTEM_VARIABLES_ADMIN"))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static List<String> account(Account account, String privileges) {
        String name = "'" + account.user() + "'@'%'";
        return List.of(
                "CREATE USER " + name + " IDENTIFIED BY '" + account.password().reveal() + "'",
                "GRANT " + TO_LOOK + ", " + privileges + " ON *.* TO " + name);
    }
}

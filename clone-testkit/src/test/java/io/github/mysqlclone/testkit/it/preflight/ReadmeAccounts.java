package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;

/** The accounts of a replace clone with just what README's table grants them, the optional rows included. */
final class ReadmeAccounts {

    static final Account RECIPIENT = Account.of("readme_recipient", "secret-of-the-recipient");
    static final Account DONOR = Account.of("readme_donor", "secret-of-the-donor");

    private ReadmeAccounts() {}

    /** Makes them, and the recipient's on the donor, too, where it reads the outcome; nothing of it is logged. */
    static void makeOn(ClonePair pair) throws SQLException {
        String recipient = nameOf(RECIPIENT);
        String donor = nameOf(DONOR);
        pair.recipient()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        create(RECIPIENT),
                        "GRANT CLONE_ADMIN, SHOW DATABASES, PROCESS ON *.* TO " + recipient,
                        "GRANT SELECT ON performance_schema.* TO " + recipient,
                        "GRANT SELECT ON mysql.plugin TO " + recipient);
        pair.donor()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        create(RECIPIENT),
                        "GRANT SELECT ON performance_schema.* TO " + recipient,
                        create(DONOR),
                        "GRANT BACKUP_ADMIN, SHOW DATABASES, PROCESS, SHOW VIEW, EVENT ON *.* TO " + donor,
                        "GRANT SELECT ON performance_schema.* TO " + donor,
                        "GRANT SELECT ON mysql.plugin TO " + donor,
                        "GRANT SELECT ON mysql.user TO " + donor);
    }

    /** Begins a spec for the donor at this address. */
    static RemoteCloneSpec cloningFrom(String host, int port) {
        return CloneSpec.remote(host, port).donorAccount(DONOR);
    }

    static RemoteCloneSpec cloningFrom(TestServer donor) {
        return cloningFrom(donor.host(), donor.port());
    }

    static MySqlServer recipientOf(ClonePair pair) {
        return pair.recipient().server(RECIPIENT);
    }

    private static String create(Account account) {
        return "CREATE USER " + nameOf(account) + " IDENTIFIED BY '"
                + account.password().reveal() + "'";
    }

    private static String nameOf(Account account) {
        return "'" + account.user() + "'@'%'";
    }
}

package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The accounts of a replace clone with just what the README's table grants them, the optional rows included. */
final class ReadmeAccounts {

    static final Account RECIPIENT = Account.of("readme_recipient", "secret-of-the-recipient");
    static final Account DONOR = Account.of("readme_donor", "secret-of-the-donor");

    /** The rows for the account on the recipient. */
    static final String[] ON_RECIPIENT = {
        "on the recipient, replace clone",
        "the same",
        "the same, replace clone",
        "optional: both accounts, replace clone"
    };

    /** The row for the account of the recipient that reads the outcome, on the donor. */
    static final String[] AFTER_THE_RESTART = {"after the restart, replace clone"};

    /** The rows for the donor account. */
    static final String[] ON_DONOR = {
        "donor account",
        "optional: the donor account",
        "optional: the same",
        "optional: the same, with `requireNoSsl()`",
        "optional: both accounts, replace clone",
        "optional: the donor account, replace clone"
    };

    private ReadmeAccounts() {}

    /** Makes them, and the recipient's on the donor, too, where it reads the outcome; nothing of it is logged. */
    static void makeOn(ClonePair pair) throws SQLException {
        ReadmeGrants grants = ReadmeGrants.read();
        make(pair.recipient(), RECIPIENT, grants.to(nameOf(RECIPIENT), ON_RECIPIENT));
        make(pair.donor(), RECIPIENT, grants.to(nameOf(RECIPIENT), AFTER_THE_RESTART));
        make(pair.donor(), DONOR, grants.to(nameOf(DONOR), ON_DONOR));
    }

    private static void make(TestServer server, Account account, List<String> grants) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("SET SESSION sql_log_bin = 0", create(account)));
        statements.addAll(grants);
        server.execute(statements.toArray(String[]::new));
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

package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The account that may do everything. It is the same on every server of one cache, so that it survives a clone that replaces
 * the accounts, and nobody else's: the loopback interface is shared by all users of a machine, and whoever may do everything
 * on a server can have it write to files of the user who runs it.
 */
public final class RootAccount {

    private static final String FILE = "root-password";
    private static final ConcurrentMap<Path, Account> KNOWN = new ConcurrentHashMap<>();

    private RootAccount() {}

    /** Returns the account of the cache that is set, whose password is made at the first use of that. */
    public static Account account() {
        Path cache = KitSettings.ofThisProcess().cacheFolder();
        Account known = KNOWN.get(cache);
        if (known == null) {
            known = read(cache);
            KNOWN.put(cache, known);
        }
        return known;
    }

    /** Returns where a person finds the password. */
    public static Path passwordFile() {
        return KitSettings.ofThisProcess().cacheFolder().resolve(FILE);
    }

    private static Account read(Path cache) {
        try {
            return Account.of("root", KitCache.in(cache).secret(FILE));
        } catch (IOException e) {
            throw new TestkitException(
                    "Cannot read or write the password of the test servers in " + cache + ": " + e, e);
        }
    }

    /** Returns the password of another account: as long-lived and as secret, and it does not tell this account's. */
    public static String passwordFor(String user) {
        return Sha256.of(account().password().reveal() + " for " + user, 16);
    }

    /** Tells the data of servers with this account from that of others, without telling the password. */
    public static String fingerprint() {
        return "root account " + Sha256.of(statements(), 8);
    }

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
                """.formatted(account().password().reveal());
    }
}

package io.github.mysqlclone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The donor: host, port and account as the recipient uses them, and the server as this JVM reaches it. */
record Donor(
        String host,
        int port,
        @Nullable Account account,
        @Nullable MySqlServer server,
        @Nullable Duration turnWait) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(24);

    static Donor at(String host, int port) {
        return new Donor(SpecRules.host(host), SpecRules.port(port), null, null, null);
    }

    Donor account(Account newAccount) {
        return new Donor(host, port, Objects.requireNonNull(newAccount, "account"), server, turnWait);
    }

    Donor server(MySqlServer newServer) {
        return new Donor(host, port, account, Objects.requireNonNull(newServer, "server"), turnWait);
    }

    Donor waitForTurn(Duration limit) {
        if (limit.isZero() || limit.isNegative() || limit.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "waitForDonor: must be positive and at most " + LONGEST_WAIT + " (was " + limit + ")");
        }
        return new Donor(host, port, account, server, limit);
    }

    /** What {@code clone_status.SOURCE} shows: the server's parser lower-cases the host. */
    String source() {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** As given, or else the same endpoint with the account that the recipient uses. */
    Optional<MySqlServer> reachedFromHere() {
        return server != null
                ? Optional.of(server)
                : Optional.ofNullable(account)
                        .map(login -> MySqlServer.at(host, port).as(login));
    }
}

package io.github.mysqlclone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The donor: host, port and account as the recipient uses them, and the server as this JVM reaches it. */
record SpecDonor(
        String host,
        int port,
        @Nullable Account account,
        @Nullable MySqlServer server,
        @Nullable Duration turnWait) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(24);

    static SpecDonor at(String host, int port) {
        return new SpecDonor(SpecRules.host(host), SpecRules.port(port), null, null, null);
    }

    SpecDonor account(Account newAccount) {
        return new SpecDonor(host, port, Objects.requireNonNull(newAccount, "account"), server, turnWait);
    }

    SpecDonor server(MySqlServer newServer) {
        return new SpecDonor(host, port, account, Objects.requireNonNull(newServer, "server"), turnWait);
    }

    SpecDonor waitForTurn(Duration limit) {
        if (limit.isZero() || limit.isNegative() || limit.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "waitForDonor: must be positive and at most " + LONGEST_WAIT + " (was " + limit + ")");
        }
        return new SpecDonor(host, port, account, server, limit);
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
                        .map(login -> MySqlServer.at(host, port).login(login));
    }
}

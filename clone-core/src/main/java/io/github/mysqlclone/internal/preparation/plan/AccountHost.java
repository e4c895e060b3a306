package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Finds out how the donor sees the recipient. */
public final class AccountHost {

    private static final String REMEDY = "; say it with temporaryDonorAccount(TemporaryAccount.defaults().host(...))";

    private AccountHost() {}

    /** Resolve the recipient's name if need be; asks no server. */
    public static Fact<String> find(RemoteCloneSpec spec, MySqlServer recipient) {
        Optional<String> given = spec.preparation().temporaryAccount().host();
        if (given.isPresent()) {
            return Fact.of(given.get());
        }
        if (spec.donorHost().equalsIgnoreCase("localhost")) {
            // The server's client takes the socket then.
            return Fact.of("localhost");
        }
        if (spec.donorHost().startsWith("127.")) {
            return Fact.of("127.0.0.1");
        }
        return recipient
                .address()
                .map(AccountHost::resolved)
                .orElseGet(() -> Fact.unknown(
                        "how the donor sees the recipient is not known, as that is given as a DataSource" + REMEDY));
    }

    private static Fact<String> resolved(Address address) {
        String host = address.host();
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            if (all.length == 1 && all[0].isLinkLocalAddress() && all[0] instanceof Inet6Address) {
                // The server knows such a peer with its interface, after a percent sign, which is a wildcard in an
                // account.
                return Fact.unknown("no account can be for the link-local address of " + host + REMEDY);
            }
            if (all.length == 1 && !all[0].isLoopbackAddress() && !all[0].isAnyLocalAddress()) {
                return Fact.of(IpText.of(all[0]));
            }
            return Fact.unknown("how the donor sees the recipient is not known, as " + host
                    + (all.length > 1 ? " has several addresses" : " is this host's own name for it") + REMEDY);
        } catch (UnknownHostException e) {
            return Fact.unknown(
                    "how the donor sees the recipient is not known, as " + host + " cannot be resolved here" + REMEDY);
        }
    }
}

package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out how the donor sees the recipient: as the host parts of the accounts, one of which will match.
 *
 * <p>A server compares them with its peer's address always, and with its name where it looks for one; a loopback address is
 * {@code localhost} then (seen on 9.7.4). So an address is right with skip_name_resolve and without.
 */
public final class AccountHosts {

    private static final String REMEDY = "; say it with temporaryDonorAccount(TemporaryAccount.defaults().host(...))";
    private static final String NOT_KNOWN = "how the donor sees the recipient is not known, as ";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOOPBACK_6 = "::1";
    private static final String LOCALHOST = "localhost";

    /** A host with more addresses has them for other things. */
    private static final int MOST_ADDRESSES = 8;

    private final RemoteCloneSpec spec;
    private final Fact<ServerFacts> donor;
    private final ServerFacts recipient;

    private AccountHosts(RemoteCloneSpec spec, CloneFacts facts) {
        this.spec = spec;
        this.donor = facts.donor().map(DonorFacts::server);
        this.recipient = facts.recipient().server();
    }

    /** Resolve the recipient's name if need be; asks no server. */
    public static Fact<List<String>> find(RemoteCloneSpec spec, MySqlServer recipient, CloneFacts facts) {
        return new AccountHosts(spec, facts).of(recipient);
    }

    private Fact<List<String>> of(MySqlServer server) {
        Optional<String> given = spec.preparation().temporaryAccount().host();
        if (given.isPresent()) {
            return asTheDonorWritesIt(given.get());
        }
        String host = spec.donorHost().toLowerCase(Locale.ROOT);
        if (host.equals(LOCALHOST)) {
            // By TCP, and to whichever of the two comes first on the recipient's host.
            return onItsOwnHost(List.of(LOOPBACK, LOOPBACK_6));
        }
        if (host.startsWith("127.")) {
            return onItsOwnHost(List.of(LOOPBACK));
        }
        return server.address()
                .map(this::resolved)
                .orElseGet(() -> Fact.unknown(NOT_KNOWN + "that is given as a DataSource" + REMEDY));
    }

    /** A name never matches where the donor asks for none, and an address matches as it writes it. */
    private Fact<List<String>> asTheDonorWritesIt(String given) {
        if (isLiteral(given)) {
            return given.contains("/") ? Fact.of(List.of(given)) : literal(given);
        }
        boolean looksForNames = donor.flatMap(server -> server.variable("skip_name_resolve"))
                .known()
                .filter("ON"::equals)
                .isEmpty();
        return looksForNames
                ? Fact.of(List.of(given))
                : Fact.unknown("the temporary account for '" + given
                        + "' would never match: skip_name_resolve is ON on the donor, which sees addresses only"
                        + REMEDY);
    }

    private static Fact<List<String>> literal(String given) {
        try {
            return Fact.of(List.of(IpText.of(InetAddress.getByName(given))));
        } catch (UnknownHostException e) {
            return Fact.unknown("'" + given + "' is neither a name nor an address" + REMEDY);
        }
    }

    private static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("[0-9./]+");
    }

    /** Somebody passes it on where it is the donor of another host that listens there, such as one in a container. */
    private Fact<List<String>> onItsOwnHost(List<String> hosts) {
        Optional<String> donors =
                donor.flatMap(server -> server.variable("hostname")).known();
        Optional<String> recipients = recipient.variable("hostname").known();
        return donors.isPresent() && recipients.isPresent() && !donors.equals(recipients)
                ? Fact.unknown(NOT_KNOWN + "the donor runs on " + donors.get() + ", the recipient on "
                        + recipients.get() + ", and " + spec.donorHost() + " leads from one to the other" + REMEDY)
                : Fact.of(hosts);
    }

    private Fact<List<String>> resolved(Address address) {
        Optional<String> port = recipient.variable("port").known();
        if (port.isPresent() && !port.get().equals(String.valueOf(address.port()))) {
            return Fact.unknown(
                    NOT_KNOWN + address + " is no address of its own: it listens on port " + port.get() + REMEDY);
        }
        return addresses(address.host()).flatMap(this::unlessTranslated);
    }

    /** What it listens at are its own addresses, if it says so. */
    private Fact<List<String>> unlessTranslated(List<String> hosts) {
        List<String> bound = recipient.variable("bind_address").known().stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .toList();
        boolean isListed = !bound.isEmpty()
                && bound.stream().allMatch(AccountHosts::isLiteral)
                && bound.stream().noneMatch(List.of("0.0.0.0", "::")::contains);
        return isListed && bound.stream().noneMatch(hosts::contains)
                ? Fact.unknown(NOT_KNOWN + "it listens at " + String.join(", ", bound) + " and is reached at "
                        + String.join(", ", hosts) + REMEDY)
                : Fact.of(hosts);
    }

    private static Fact<List<String>> addresses(String host) {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return Fact.unknown(NOT_KNOWN + host + " cannot be resolved here" + REMEDY);
        }
        if (Arrays.stream(all).allMatch(InetAddress::isLinkLocalAddress)) {
            // The server knows such a peer with its interface, after a percent sign, which is a wildcard in an account.
            return Fact.unknown("no account can be for the link-local address of " + host + REMEDY);
        }
        List<String> texts = Arrays.stream(all)
                .filter(address ->
                        !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !address.isLinkLocalAddress())
                .map(IpText::of)
                .distinct()
                .toList();
        if (texts.isEmpty()) {
            return Fact.unknown(NOT_KNOWN + host + " is this host's own name for it" + REMEDY);
        }
        return texts.size() > MOST_ADDRESSES
                ? Fact.unknown(NOT_KNOWN + host + " has " + texts.size() + " addresses" + REMEDY)
                : Fact.of(texts);
    }
}

package io.github.mysqlclone.internal.peer;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.server.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out how a donor or source sees the recipient.
 *
 * <p>A server compares the hosts of accounts with its peer's address always, and with its name where it looks for one; a loopback
 * address is {@code localhost} then (seen on 9.7.4). So an address is right with skip_name_resolve and without.
 *
 * @param donorHost where the recipient finds the donor
 * @param recipient where this JVM finds the recipient; empty behind a DataSource
 * @param donorsName the donor's {@code hostname}
 * @param own what the recipient says of itself
 */
public record PeerAddresses(
        String donorHost, Optional<Address> recipient, Optional<String> donorsName, OwnEndpoint own) {

    private static final String NOT_KNOWN = "how the donor sees the recipient is not known, as ";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOOPBACK_6 = "::1";
    private static final String LOCALHOST = "localhost";

    /** A host with more addresses has them for other things. */
    private static final int MOST_ADDRESSES = 8;

    /**
     * The variables of those names.
     *
     * @param hostname its host's name
     * @param port where it listens
     * @param bindAddress and on which addresses
     */
    public record OwnEndpoint(Optional<String> hostname, Optional<String> port, Optional<String> bindAddress) {}

    /**
     * The addresses, one of which it will have.
     *
     * @param texts as the server writes them
     * @param areCertain whether it has no other to come from, as on one host
     */
    public record Seen(List<String> texts, boolean areCertain) {

        /** Copy the list. */
        public Seen {
            texts = List.copyOf(texts);
        }
    }

    /** Resolve the recipient's name if need be; asks no server. */
    public Fact<Seen> seen() {
        String host = donorHost.toLowerCase(Locale.ROOT);
        if (host.equals(LOCALHOST)) {
            // By TCP, and to whichever of the two comes first on the recipient's host.
            return onItsOwnHost(List.of(LOOPBACK, LOOPBACK_6));
        }
        if (host.startsWith("127.")) {
            return onItsOwnHost(List.of(LOOPBACK));
        }
        return recipient
                .map(this::resolved)
                .orElseGet(() -> Fact.unknown(NOT_KNOWN + "that is given as a DataSource"))
                .map(texts -> new Seen(texts, false));
    }

    /** Returns whether it is an address or a range of them, and no name. */
    public static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("[0-9./]+");
    }

    /** Somebody passes it on where it is the donor of another host that listens there, such as one in a container. */
    private Fact<Seen> onItsOwnHost(List<String> hosts) {
        Optional<String> recipients = own.hostname();
        return donorsName.isPresent() && recipients.isPresent() && !donorsName.equals(recipients)
                ? Fact.unknown(NOT_KNOWN + "the donor runs on " + donorsName.get() + ", the recipient on "
                        + recipients.get() + ", and " + donorHost + " leads from one to the other")
                : Fact.of(new Seen(hosts, donorsName.isPresent() && recipients.isPresent()));
    }

    private Fact<List<String>> resolved(Address address) {
        Optional<String> port = own.port();
        if (port.isPresent() && !port.get().equals(String.valueOf(address.port()))) {
            return Fact.unknown(NOT_KNOWN + address + " is no address of its own: it listens on port " + port.get());
        }
        return addresses(address.host()).flatMap(this::unlessTranslated);
    }

    /** What it listens at are its own addresses, if it says so. */
    private Fact<List<String>> unlessTranslated(List<String> hosts) {
        List<String> bound = own.bindAddress().stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .toList();
        boolean isListed = !bound.isEmpty()
                && bound.stream().allMatch(PeerAddresses::isLiteral)
                && bound.stream().noneMatch(List.of("0.0.0.0", "::")::contains);
        return isListed && bound.stream().noneMatch(hosts::contains)
                ? Fact.unknown(NOT_KNOWN + "it listens at " + String.join(", ", bound) + " and is reached at "
                        + String.join(", ", hosts))
                : Fact.of(hosts);
    }

    private static Fact<List<String>> addresses(String host) {
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return Fact.unknown(NOT_KNOWN + host + " cannot be resolved here");
        }
        if (Arrays.stream(all).allMatch(InetAddress::isLinkLocalAddress)) {
            // The server knows such a peer with its interface, after a percent sign, which is a wildcard in an account.
            return Fact.unknown("no account can be for the link-local address of " + host);
        }
        List<String> texts = Arrays.stream(all)
                .filter(address ->
                        !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !address.isLinkLocalAddress())
                .map(IpText::of)
                .distinct()
                .toList();
        if (texts.isEmpty()) {
            return Fact.unknown(NOT_KNOWN + host + " is this host's own name for it");
        }
        return texts.size() > MOST_ADDRESSES
                ? Fact.unknown(NOT_KNOWN + host + " has " + texts.size() + " addresses")
                : Fact.of(texts);
    }
}

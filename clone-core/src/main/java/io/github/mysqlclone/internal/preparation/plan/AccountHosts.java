package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.peer.IpText;
import io.github.mysqlclone.internal.peer.PeerAddresses;
import io.github.mysqlclone.server.MySqlServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Finds out for which hosts the temporary account has to be: as the donor sees the recipient, or as the caller says. */
public final class AccountHosts {

    private static final String REMEDY = "; say it with temporaryDonorAccount(TemporaryAccount.defaults().host(...))";

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
        Fact<PeerAddresses.Seen> seen = new PeerAddresses(
                        spec.donorHost(),
                        server.address(),
                        donor.flatMap(facts -> facts.variable("hostname")).known(),
                        new PeerAddresses.OwnEndpoint(own("hostname"), own("port"), own("bind_address")))
                .seen();
        return seen instanceof Fact.Unknown<PeerAddresses.Seen> unknown
                ? Fact.unknown(unknown.reason() + REMEDY)
                : seen.map(PeerAddresses.Seen::texts);
    }

    private Optional<String> own(String variable) {
        return recipient.variable(variable).known();
    }

    /** A name never matches where the donor asks for none, and an address matches as it writes it. */
    private Fact<List<String>> asTheDonorWritesIt(String given) {
        if (PeerAddresses.isLiteral(given)) {
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
}

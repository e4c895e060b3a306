package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.fault.PairNetwork;
import java.util.List;
import java.util.function.Function;

/** A group of two, and the network between them. */
public final class ReadyPair extends ReadyGroup implements ClonePair {

    private final PairNetwork network;

    /** Takes what a {@link ReadyGroup} takes, of two servers. */
    public ReadyPair(Member donor, Member recipient, Function<TestServer, NetworkLink> layer, Runnable surroundings) {
        super(List.of(donor, recipient), layer, surroundings);
        this.network = new PairNetwork(
                () -> linkTo(donor.server()), () -> ownLinkTo(donor.server()), () -> ownLinkTo(recipient.server()));
    }

    private static NetworkLink ownLinkTo(TestServer server) {
        return NetworkLink.to(server.host(), server.port());
    }

    @Override
    public TestServer recipient() {
        return recipients().get(0);
    }

    @Override
    public PairNetwork network() {
        return network;
    }

    @Override
    public void close() {
        try {
            network.close();
        } finally {
            super.close();
        }
    }

    @Override
    public String toString() {
        return "a pair of " + servers();
    }
}

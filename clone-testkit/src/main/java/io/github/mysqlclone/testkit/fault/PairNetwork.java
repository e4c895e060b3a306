package io.github.mysqlclone.testkit.fault;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers the three ways of a clone pair as links that can be cut: between the servers, and from this JVM to each.
 *
 * <p>A link is laid when it is first asked for, and is the same one from then on; whoever is to suffer from it connects
 * to its {@link NetworkLink#host()} and {@link NetworkLink#port()}, while the servers' own addresses stay as good as
 * ever. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PairNetwork implements AutoCloseable {

    private final Lazy betweenServers;
    private final Lazy toDonor;
    private final Lazy toRecipient;

    /**
     * Makes a network of links that do not exist yet.
     *
     * @param betweenServers lays the link from the recipient to the donor
     * @param toDonor lays the link from this JVM to the donor
     * @param toRecipient lays the link from this JVM to the recipient
     */
    public PairNetwork(
            Supplier<NetworkLink> betweenServers, Supplier<NetworkLink> toDonor, Supplier<NetworkLink> toRecipient) {
        this.betweenServers = new Lazy(betweenServers);
        this.toDonor = new Lazy(toDonor);
        this.toRecipient = new Lazy(toRecipient);
    }

    /**
     * Returns the link by which the recipient reaches the donor: its host and port are what a clone names as its donor.
     *
     * <p>At the first call the recipient must be running: the link's address is added to its
     * {@code clone_valid_donor_list}, by {@code SET GLOBAL}, which its next restart forgets.
     *
     * @return the link, the same for the life of the pair
     * @throws RuntimeException the kit's {@code UnsupportedFaultException} where the servers cannot reach this JVM, its
     *     {@code TestkitException} where the recipient does not answer
     */
    public NetworkLink betweenServers() {
        return betweenServers.get();
    }

    /**
     * Returns a link by which this JVM reaches the donor.
     *
     * @return the link, the same for the life of the pair
     */
    public NetworkLink toDonor() {
        return toDonor.get();
    }

    /**
     * Returns a link by which this JVM reaches the recipient.
     *
     * @return the link, the same for the life of the pair
     */
    public NetworkLink toRecipient() {
        return toRecipient.get();
    }

    /** Close the links there are and lay no more. Does nothing the second time. */
    @Override
    public void close() {
        betweenServers.close();
        toDonor.close();
        toRecipient.close();
    }

    /** A link that may not be there yet. */
    private static final class Lazy {

        private final ReentrantLock lock = new ReentrantLock();
        private final Supplier<NetworkLink> layer;
        private @Nullable NetworkLink link;
        private boolean closed;

        Lazy(Supplier<NetworkLink> layer) {
            this.layer = Objects.requireNonNull(layer, "layer");
        }

        NetworkLink get() {
            lock.lock();
            try {
                NetworkLink known = link;
                if (known == null) {
                    if (closed) {
                        throw new IllegalStateException("The pair has been closed");
                    }
                    known = layer.get();
                    link = known;
                }
                return known;
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                if (link != null) {
                    link.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}

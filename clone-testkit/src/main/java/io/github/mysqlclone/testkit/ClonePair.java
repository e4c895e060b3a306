package io.github.mysqlclone.testkit;

import io.github.mysqlclone.testkit.fault.PairNetwork;
import java.util.List;

/**
 * Runs a donor and a recipient that are ready to clone: a group of two.
 *
 * <p>A clone needs nothing but the statement, as {@link ServerGroup} has it, with {@link #donorHostForRecipient()} and
 * {@link #donorPortForRecipient()}. The recipient is supervised unless asked otherwise, so it comes back by itself.
 *
 * @since 0.1.0
 */
public interface ClonePair extends ServerGroup {

    /**
     * Starts a pair with everything at its default and waits until both servers take connections.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if a server is not to be had on this machine or does not start
     */
    static ClonePair create() {
        return TestBackend.pick().createPair();
    }

    /**
     * Returns the server that is copied.
     *
     * @return the donor, running
     */
    @Override
    TestServer donor();

    /**
     * Returns the server that asks for the copy.
     *
     * @return the recipient, running
     */
    TestServer recipient();

    @Override
    default List<TestServer> recipients() {
        return List.of(recipient());
    }

    /**
     * Returns the donor's host as the recipient knows it.
     *
     * <p>A recipient in a container reaches its donor by another address than this JVM does.
     *
     * @return an address that the recipient's {@code clone_valid_donor_list} names
     */
    default String donorHostForRecipient() {
        return hostForOthers(donor());
    }

    /**
     * Returns the donor's port as the recipient knows it.
     *
     * @return 1 to 65535
     */
    default int donorPortForRecipient() {
        return portForOthers(donor());
    }

    /**
     * Returns the ways between the two servers, and from this JVM to each, as links that can be cut, delayed and limited.
     *
     * @return the network, the same for the life of the pair, which closes it
     */
    PairNetwork network();

    /** Closes the network and both servers. Does nothing the second time. */
    @Override
    void close();
}

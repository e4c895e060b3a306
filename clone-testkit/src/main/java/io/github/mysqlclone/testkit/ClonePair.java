package io.github.mysqlclone.testkit;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.fault.PairNetwork;

/**
 * Runs a donor and a recipient that are ready to clone.
 *
 * <p>Both servers run with the clone plugin loaded, both accounts exist on both, and the recipient's
 * {@code clone_valid_donor_list} names the donor. So a clone needs nothing but the statement:
 *
 * <pre>{@code
 * CLONE INSTANCE FROM 'clone_donor'@'<donorHostForRecipient>':<donorPortForRecipient> IDENTIFIED BY '<password>'
 * }</pre>
 *
 * <p>The recipient is supervised unless asked otherwise, so it comes back by itself. Nothing of this set-up is in the
 * binary logs or in the GTID sets. Closing a pair closes both servers. As safe for several threads as its servers.
 *
 * @since 0.1.0
 */
public interface ClonePair extends AutoCloseable {

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
    TestServer donor();

    /**
     * Returns the server that asks for the copy.
     *
     * @return the recipient, running
     */
    TestServer recipient();

    /**
     * Returns the donor's host as the recipient knows it.
     *
     * <p>A recipient in a container reaches its donor by another address than this JVM does.
     *
     * @return an address that the recipient's {@code clone_valid_donor_list} names
     */
    default String donorHostForRecipient() {
        return donor().host();
    }

    /**
     * Returns the donor's port as the recipient knows it.
     *
     * @return 1 to 65535
     */
    default int donorPortForRecipient() {
        return donor().port();
    }

    /**
     * Returns the ways between the two servers, and from this JVM to each, as links that can be cut, delayed and limited.
     *
     * @return the network, the same for the life of the pair, which closes it
     */
    PairNetwork network();

    /**
     * Returns the account with which the recipient logs in at the donor: {@code BACKUP_ADMIN}, and what it takes to look
     * at the donor beforehand ({@code SELECT}, {@code SHOW VIEW}, {@code EVENT}, {@code PROCESS}, {@code SHOW DATABASES},
     * {@code REPLICATION CLIENT}).
     *
     * @return the account, which exists on both servers; its password is random, the same for one cache of the kit
     */
    Account donorAccount();

    /**
     * Returns the account that runs the clone on the recipient: {@code CLONE_ADMIN}, {@code BACKUP_ADMIN},
     * {@code SYSTEM_VARIABLES_ADMIN} and the same six as the {@link #donorAccount()}.
     *
     * @return the account, which exists on both servers, so that it still works after the recipient's restart; its password is
     *     random, the same for one cache of the kit
     */
    Account recipientAccount();

    /** Closes the network and both servers. Does nothing the second time. */
    @Override
    void close();
}

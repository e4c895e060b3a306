package io.github.mysqlclone.testkit;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs servers that are ready to clone from each other: one is called the donor, the others are its recipients, and each of them
 * can be the next donor.
 *
 * <p>All run with the clone plugin loaded, both accounts exist on all, and the {@code clone_valid_donor_list} of each names all
 * others, also after a restart. So a clone needs nothing but the statement:
 *
 * <pre>{@code
 * CLONE INSTANCE FROM 'clone_donor'@'<hostForOthers>':<portForOthers> IDENTIFIED BY '<password>'
 * }</pre>
 *
 * <p>Servers are supervised unless asked otherwise, so each comes back by itself. Nothing of this set-up is in the binary logs or
 * in the GTID sets. Closing a group closes its servers. As safe for several threads as its servers.
 *
 * <pre>{@code
 * try (ServerGroup group = ServerGroup.create(4)) {
 *     group.donor().execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface ServerGroup extends AutoCloseable {

    /**
     * Starts servers with everything at its default, all at the same time, and waits until they take connections.
     *
     * @param servers how many, the donor included, 2 to 100
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException if a server is not to be had on this machine or does not start
     */
    static ServerGroup create(int servers) {
        return TestBackend.pick().createGroup(servers);
    }

    /**
     * Returns the first server.
     *
     * @return the one from which the others would be copied or replicate
     */
    TestServer donor();

    /**
     * Returns all servers but the donor.
     *
     * @return one or more, always in the same order
     */
    List<TestServer> recipients();

    /**
     * Returns all servers.
     *
     * @return two or more, the donor first
     */
    default List<TestServer> servers() {
        return Stream.concat(Stream.of(donor()), recipients().stream()).toList();
    }

    /**
     * Returns a server's host as the other servers know it: in a container it is another one than this JVM knows.
     *
     * @param server one of this group
     * @return an address that the {@code clone_valid_donor_list} of the others names
     * @throws IllegalArgumentException if the server is none of this group
     */
    String hostForOthers(TestServer server);

    /**
     * Returns a server's port as the other servers know it.
     *
     * @param server one of this group
     * @return 1 to 65535
     * @throws IllegalArgumentException if the server is none of this group
     */
    int portForOthers(TestServer server);

    /**
     * Returns a link by which the other servers reach this one, to be cut, delayed or limited: its host and port are what a clone
     * names as its donor. The servers' own addresses stay as good as ever.
     *
     * <p>At the first call the link's address is added to the {@code clone_valid_donor_list} of all others, which must be running,
     * by {@code SET GLOBAL}, which a restart forgets.
     *
     * @param server one of this group
     * @return the link, the same for the life of the group, which closes it
     * @throws IllegalArgumentException if the server is none of this group
     * @throws UnsupportedFaultException where the servers cannot reach this JVM
     * @throws TestkitException if another server does not answer
     */
    NetworkLink linkTo(TestServer server);

    /**
     * Returns the account with which a recipient logs in at its donor: {@code BACKUP_ADMIN}, and what it takes to look
     * at the donor beforehand ({@code SELECT}, {@code SHOW VIEW}, {@code EVENT}, {@code PROCESS}, {@code SHOW DATABASES},
     * {@code REPLICATION CLIENT}).
     *
     * @return the account, which exists on all servers; its password is random, the same for one cache of the kit
     */
    Account donorAccount();

    /**
     * Returns the account that runs a clone on a recipient: {@code CLONE_ADMIN}, {@code BACKUP_ADMIN},
     * {@code SYSTEM_VARIABLES_ADMIN} and the same six as the {@link #donorAccount()}.
     *
     * @return the account, which exists on all servers, so that it still works after a recipient's restart; its password is
     *     random, the same for one cache of the kit
     */
    Account recipientAccount();

    /** Closes the links and all servers. Does nothing the second time. */
    @Override
    void close();
}

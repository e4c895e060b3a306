package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Servers with the accounts of a group, and the links to them. */
public class ReadyGroup implements ServerGroup {

    private static final int MOST_SERVERS = 100;

    private final List<Member> members;
    private final Function<TestServer, NetworkLink> layer;
    private final Runnable surroundings;
    private final Map<TestServer, NetworkLink> links = new HashMap<>();
    private final PairAccounts accounts = PairAccounts.ofThisUser();
    private boolean closed;

    /**
     * Takes, besides the servers, what lays a link to one that the others can enter, and what goes away with the last of them.
     *
     * @param members two or more, not started yet, the donor first
     */
    public ReadyGroup(List<Member> members, Function<TestServer, NetworkLink> layer, Runnable surroundings) {
        this.members = List.copyOf(members);
        this.layer = layer;
        this.surroundings = surroundings;
    }

    /**
     * Refuses what is no group, or more than one machine can run.
     *
     * @throws IllegalArgumentException with the number
     */
    public static void requireSize(int servers) {
        if (servers < 2 || servers > MOST_SERVERS) {
            throw new IllegalArgumentException(
                    "servers: must be between 2 and " + MOST_SERVERS + " (was " + servers + ")");
        }
    }

    /**
     * Starts all at the same time and makes the accounts on them; on failure all are closed.
     *
     * @throws TestkitException if one does not start, or the thread is interrupted, which stays set
     */
    public final void startAll() {
        try {
            Together.forEach(servers(), "servers to start", this::makeReady);
        } catch (RuntimeException | Error e) {
            WholeOrNothing.closeAfter(e, this); // which ends the starts that go on, too
            throw e;
        }
    }

    private void makeReady(TestServer server) {
        server.start();
        try {
            server.execute(accounts.statements());
        } catch (SQLException e) {
            throw new TestkitException("Cannot make the accounts for clones on " + server + ": " + e.getMessage(), e);
        }
    }

    @Override
    public final TestServer donor() {
        return members.get(0).server();
    }

    @Override
    public final List<TestServer> recipients() {
        return members.stream().skip(1).map(Member::server).toList();
    }

    @Override
    public final String hostForOthers(TestServer server) {
        return member(server).hostForOthers();
    }

    @Override
    public final int portForOthers(TestServer server) {
        return member(server).portForOthers();
    }

    private Member member(TestServer server) {
        return members.stream()
                .filter(member -> member.server().equals(server))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("server: must be one of " + this + " (was " + server + ")"));
    }

    @Override
    public final synchronized NetworkLink linkTo(TestServer server) {
        member(server);
        if (closed) {
            throw new IllegalStateException("The servers have been closed");
        }
        NetworkLink known = links.get(server);
        if (known == null) {
            known = listed(layer.apply(server), server);
            links.put(server, known);
        }
        return known;
    }

    private NetworkLink listed(NetworkLink link, TestServer donor) {
        for (TestServer other : servers()) {
            try {
                if (!other.equals(donor)) {
                    other.execute(DonorList.adding(link.host(), link.port()));
                }
            } catch (SQLException | RuntimeException e) {
                link.close();
                throw new TestkitException(
                        "Cannot tell " + other + " of the link to " + donor + ", which takes a server that runs: "
                                + e.getMessage(),
                        e);
            }
        }
        return link;
    }

    @Override
    public final Account donorAccount() {
        return accounts.donor();
    }

    @Override
    public final Account recipientAccount() {
        return accounts.recipient();
    }

    private synchronized void closeLinks() {
        closed = true;
        links.values().forEach(NetworkLink::close);
    }

    @Override
    public void close() {
        try {
            closeLinks();
        } finally {
            closeServers(0);
        }
    }

    /** Each of them is closed, whatever closing another one throws; then what they were in. */
    private void closeServers(int from) {
        if (from == members.size()) {
            surroundings.run();
            return;
        }
        try {
            members.get(from).server().close();
        } finally {
            closeServers(from + 1);
        }
    }

    @Override
    public String toString() {
        return "a group of " + servers();
    }
}

package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.fault.PairNetwork;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Two servers with the accounts of a clone pair, and the network between them. */
public abstract class ReadyPair implements ClonePair {

    private final TestServer donor;
    private final TestServer recipient;
    private final PairNetwork network;
    private final PairAccounts accounts = PairAccounts.ofThisUser();

    /** Takes, besides the servers, what lays a link to the donor that the recipient can enter. */
    protected ReadyPair(TestServer donor, TestServer recipient, Supplier<NetworkLink> betweenServers) {
        this.donor = donor;
        this.recipient = recipient;
        this.network = new PairNetwork(
                () -> listed(betweenServers.get(), recipient), () -> linkTo(donor), () -> linkTo(recipient));
    }

    /** Starts both at the same time and makes the accounts on them; on failure both are closed. */
    public ReadyPair start() {
        CompletableFuture<Void> donorReady = CompletableFuture.runAsync(
                () -> makeReady(donor), work -> new Thread(work, "mysqld-" + donor.port() + "-start").start());
        try {
            makeReady(recipient);
            donorReady.join();
            return this;
        } catch (CompletionException e) {
            close();
            throw new TestkitException("The donor of a clone pair is not ready: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(); // which ends the start of the donor, too
            throw e;
        }
    }

    private void makeReady(TestServer server) {
        server.start();
        try {
            server.execute(accounts.statements());
        } catch (SQLException e) {
            throw new TestkitException(
                    "Cannot make the accounts of a clone pair on " + server + ": " + e.getMessage(), e);
        }
    }

    private static NetworkLink listed(NetworkLink link, TestServer recipient) {
        try {
            recipient.execute(DonorList.adding(link.host(), link.port()));
            return link;
        } catch (SQLException | RuntimeException e) {
            link.close();
            throw new TestkitException(
                    "Cannot tell " + recipient + " of the link to its donor, which takes a recipient that runs: "
                            + e.getMessage(),
                    e);
        }
    }

    private static NetworkLink linkTo(TestServer server) {
        return NetworkLink.to(server.host(), server.port());
    }

    @Override
    public TestServer donor() {
        return donor;
    }

    @Override
    public TestServer recipient() {
        return recipient;
    }

    @Override
    public PairNetwork network() {
        return network;
    }

    @Override
    public Account donorAccount() {
        return accounts.donor();
    }

    @Override
    public Account recipientAccount() {
        return accounts.recipient();
    }

    @Override
    public void close() {
        try (donor;
                recipient) {
            network.close();
        }
    }
}

package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two servers that run as processes. */
record ProcessClonePair(TestServer donor, TestServer recipient) implements ClonePair {

    /** Starts both at the same time and makes the accounts on them. */
    ProcessClonePair start() {
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

    private static void makeReady(TestServer server) {
        server.start();
        try {
            server.execute(PairAccounts.statements());
        } catch (SQLException e) {
            throw new TestkitException(
                    "Cannot make the accounts of a clone pair on " + server + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Account donorAccount() {
        return PairAccounts.DONOR;
    }

    @Override
    public Account recipientAccount() {
        return PairAccounts.RECIPIENT;
    }

    @Override
    public void close() {
        try (donor) {
            recipient.close();
        }
    }
}

package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestAccount;
import io.github.mysqlclone.testkit.TestServer;

/** Two servers that run as processes. */
record ProcessClonePair(TestServer donor, TestServer recipient) implements ClonePair {

    @Override
    public TestAccount donorAccount() {
        return PairAccounts.DONOR;
    }

    @Override
    public TestAccount recipientAccount() {
        return PairAccounts.RECIPIENT;
    }

    @Override
    public void close() {
        try (donor) {
            recipient.close();
        }
    }
}

package io.github.mysqlclone.examples.benchmark.clone;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.testkit.ClonePair;

/** The clone as a user of the library writes it. */
record LibraryClone(ClonePair pair) {

    private RemoteCloneSpec spec() {
        return CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount());
    }

    CloneResult replace() {
        return run(spec().replaceData().restartStrategy(pair.recipient().restartStrategy()));
    }

    CloneResult intoDirectory(String path) {
        return run(spec().dataDirectory(path));
    }

    private CloneResult run(CloneSpec spec) {
        try (CloneSession session = spec.openSession(pair.recipient().server(pair.recipientAccount()))) {
            return session.run();
        }
    }
}

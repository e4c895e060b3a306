package io.github.mysqlclone.testkit.internal.pair;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.time.Duration;

/** Makes the recipient of a pair a copy of the donor. */
public final class PairCloning {

    private PairCloning() {}

    /**
     * Clones, and closes the pair if that fails.
     *
     * @throws TestkitException if the clone fails
     */
    public static ClonePair cloneData(ClonePair pair) {
        CloneSpec spec = CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount())
                .donorServer(pair.donor().server(pair.donorAccount()))
                .replaceData()
                .restartStrategy(pair.recipient().restartStrategy())
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
        try (CloneSession session = spec.openSession(pair.recipient().server(pair.recipientAccount()))) {
            session.run();
            return pair;
        } catch (RuntimeException e) {
            TestkitException failure = failure(pair, e);
            pair.close();
            throw failure;
        }
    }

    private static TestkitException failure(ClonePair pair, Exception cause) {
        return new TestkitException(
                "Cannot clone the donor (" + pair.donor() + " to " + pair.recipient() + "): " + cause.getMessage()
                        + "\nThe recipient's error log ends with:\n"
                        + LogTail.of(pair.recipient().errorLog()),
                cause);
    }
}

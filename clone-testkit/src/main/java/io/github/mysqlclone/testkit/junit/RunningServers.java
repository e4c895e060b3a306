package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What runs for one test or one class; closed by the store it is kept in. JUnit up to 5.12 knows no other interface than its
 * own, and later versions may be told to look for that only.
 */
@SuppressWarnings("deprecation") // of the interface, from 5.13 on
record RunningServers(StartedServers started) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    TestServer donor() {
        return started.donor();
    }

    Optional<ClonePair> pair() {
        return started.pair();
    }

    /** Returns what a report says of each server, by the name of its entry. */
    Map<String, String> errorLogTails() {
        Map<String, String> tails = new LinkedHashMap<>();
        List<TestServer> recipients = started.recipients();
        tails.put(recipients.isEmpty() ? "error log" : "error log of the donor", tail(donor()));
        for (int index = 0; index < recipients.size(); index++) {
            String which = recipients.size() == 1 ? "the recipient" : "recipient " + (index + 1);
            tails.put("error log of " + which, tail(recipients.get(index)));
        }
        return tails;
    }

    private static String tail(TestServer server) {
        return server + "\n" + LogTail.of(server.errorLog());
    }

    @Override
    public void close() {
        started.close();
    }
}

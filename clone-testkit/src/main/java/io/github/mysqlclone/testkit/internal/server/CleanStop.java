package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.util.OptionalInt;

/** The end of a server whose data is to be kept: what crashed or was killed leaves work to each copy, or damage. */
public final class CleanStop {

    private CleanStop() {}

    /** Stops a server, and refuses one that did not end with exit code 0, or had ended before. */
    public static void of(TestServer server) {
        server.stop();
        OptionalInt exitCode = server.exitCode();
        if (exitCode.isEmpty() || exitCode.getAsInt() != 0) {
            throw new TestkitException(server + " was not shut down cleanly ("
                    + (exitCode.isEmpty() ? "no exit code" : "exit code " + exitCode.getAsInt())
                    + "), so its data is not kept. Its error log ends with:\n" + LogTail.of(server.errorLog()));
        }
    }
}

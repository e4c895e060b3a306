package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a server whose data is to be kept: what crashed or was killed leaves work to each copy, or damage. */
public final class CleanStop {

    /** With it the server leaves all pages in memory unwritten, ends with exit code 0, and each copy recovers as after a crash. */
    private static final String LIKE_A_CRASH = "2";

    /** What InnoDB logs then, as a warning (seen on 9.7.4). */
    private static final String SAID_OF_IT = "MySQL has requested a very fast shutdown without flushing";

    private static final Logger LOGGER = LoggerFactory.getLogger(CleanStop.class);

    private CleanStop() {}

    /** Stops a server, and refuses one that did not end with exit code 0, left pages unwritten, or had ended before. */
    public static void of(TestServer server) {
        haveAllPagesWritten(server);
        server.stop();
        dirt(server.exitCode(), server.errorLog()).ifPresent(dirt -> {
            throw new TestkitException(server + " was not shut down cleanly (" + dirt
                    + "), so its data is not kept. Its error log ends with:\n" + LogTail.of(server.errorLog()));
        });
    }

    /** An option or a script may have it otherwise, for servers that live for one test. */
    private static void haveAllPagesWritten(TestServer server) {
        try {
            if (server.value("SELECT @@GLOBAL.innodb_fast_shutdown LIMIT 1")
                    .filter(LIKE_A_CRASH::equals)
                    .isPresent()) {
                server.execute("SET GLOBAL innodb_fast_shutdown = 1");
            }
        } catch (SQLException e) { // the filling took the kit's account away, or the server is gone: its end tells
            LOGGER.debug("Cannot ask {} how it will shut down: {}", server, e.toString());
        }
    }

    private static Optional<String> dirt(OptionalInt exitCode, String errorLog) {
        if (exitCode.isEmpty()) {
            return Optional.of("no exit code");
        }
        if (exitCode.getAsInt() != 0) {
            return Optional.of("exit code " + exitCode.getAsInt());
        }
        return LogTail.sinceLastStart(errorLog).contains(SAID_OF_IT)
                ? Optional.of("its innodb_fast_shutdown is 2, and pages stay unwritten: set it to 1 or 0")
                : Optional.empty();
    }
}

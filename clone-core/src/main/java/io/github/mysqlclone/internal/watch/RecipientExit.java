package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.ExitReport;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.internal.diagnosis.ErrorLogExcerpt;
import io.github.mysqlclone.internal.diagnosis.ErrorLogTail;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a recipient last said that does not tell how its clone ended: from itself, or from who runs it. */
final class RecipientExit {

    private static final Logger log = LoggerFactory.getLogger(RecipientExit.class);

    /** The outcome waits for it, and it decides nothing. */
    private static final Duration TELLS_WITHIN = Duration.ofSeconds(10);

    private final ExitReport report;
    private final MySqlServer recipient;
    private final SecretMask mask;
    private final CallerRequests requests;
    private final Duration limit;

    RecipientExit(ExitReport report, MySqlServer recipient, SecretMask mask, CallerRequests requests, Duration limit) {
        this.report = report;
        this.recipient = recipient;
        this.mask = mask;
        this.requests = requests;
        this.limit = limit;
    }

    static RecipientExit of(WatchedClone task, CallerRequests requests) {
        return new RecipientExit(
                task.restartStrategy().exitReport(), task.recipient(), task.mask(), requests, TELLS_WITHIN);
    }

    /** Of one that answers: its error log, where the account may read it. */
    ServerExit ofAnswering(ServerConnection connection) {
        return new ServerExit(OptionalInt.empty(), ErrorLogTail.read(connection, mask));
    }

    /** Of one that does not: what the restart strategy is told. */
    ServerExit ofAbsent() {
        try {
            ServerExit exit = CallersCode.afterTheCopy(requests, this::told);
            return new ServerExit(
                    exit.exitCode(), exit.errorLog().stream().map(mask::mask).toList());
        } catch (TimeoutException e) {
            log.warn("How the recipient's process ended is not known: the exit report says nothing within {}", limit);
            return ServerExit.unknown();
        } catch (Exception | Error e) {
            log.warn("How the recipient's process ended could not be found out: {}", mask.mask(e.toString()));
            return ServerExit.unknown();
        }
    }

    /** One that hangs is left behind on a thread that keeps no JVM alive. */
    private ServerExit told() throws Exception {
        FutureTask<ServerExit> telling = new FutureTask<>(() -> report.lastExit(recipient));
        Thread thread = new Thread(telling, "mysql-clone-exit-report");
        thread.setDaemon(true);
        thread.start();
        try {
            return telling.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            telling.cancel(true);
        }
    }

    /** Returns it in sentences, each with a blank before it; empty for nothing. */
    static String sentences(ServerExit exit) {
        StringBuilder text = new StringBuilder();
        exit.exitCode()
                .ifPresent(code -> text.append(" Its process ended with exit code ")
                        .append(code)
                        .append('.'));
        return text.append(ErrorLogExcerpt.sentence(ErrorLogExcerpt.of(exit.errorLog())))
                .toString();
    }
}

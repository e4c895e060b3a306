package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes both servers whole again after a trial, looks at them, and holds what was said against what is there. */
final class Aftermath {

    private static final Logger log = LoggerFactory.getLogger(Aftermath.class);

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Trial trial;
    private final Found before;
    private final Reported reported;
    private final Optional<Reported> heardBeside;
    private final List<String> lies = new ArrayList<>();

    Aftermath(Trial trial, Reported reported, Optional<Reported> heardBeside) {
        this.trial = trial;
        this.before = trial.before();
        this.reported = reported;
        this.heardBeside = heardBeside;
    }

    List<String> lies() throws Exception {
        makeWhole(trial);
        awaitTheServersEnd();
        Found after = Found.on(trial);
        lies.addAll(Truthfulness.lies(trial, reported, heardBeside, after));
        heardBeside.ifPresent(other -> hears(other, after));
        if (reported.end() == Reported.End.UNRESOLVED && after.hasAnotherCloneThan(before)) {
            takesUp(after);
        }
        cleansUp();
        nothingIsLeft();
        return lies;
    }

    /** Lets both servers run and be reached. */
    static void makeWhole(Trial trial) {
        trial.endSessions();
        for (NetworkLink link : trial.links()) {
            link.restore();
            link.limit(0);
            link.delay(Duration.ZERO);
            link.sever();
        }
        for (TestServer server : List.of(trial.donor(), trial.recipient())) {
            Await.until("a server that runs", SOON, () -> {
                if (!server.isRunning()) {
                    server.start();
                }
                server.execute("SET GLOBAL offline_mode = OFF", "SET GLOBAL max_connections = 151");
                if (!trial.drawn().isQuarantined() || server.equals(trial.donor())) {
                    server.execute("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
                }
                return true;
            });
        }
        Await.until("sessions like any others", SOON, () -> {
            trial.takeSettingsBack();
            return true;
        });
    }

    /** One that was let go of goes on by itself, and may restart the server yet. */
    private void awaitTheServersEnd() {
        try {
            Await.until("the server's own end of the clone", SOON, this::isAtRest);
        } catch (AssertionError e) {
            // As a 9.7.4 does whose clone somebody has killed in its wait for bytes: it is locked up for good.
            log.warn("The recipient is locked up: {}", e.getMessage());
            trial.recipient().kill();
            Await.until("the server's own end of the clone", SOON, this::isAtRest);
        }
    }

    private boolean isAtRest() {
        if (!trial.recipient().isRunning()) {
            trial.recipient().start();
        }
        return CloneStatus.read(trial.recipient().server())
                .filter(clone -> clone.state() == ReportedState.IN_PROGRESS && !clone.isDead())
                .isEmpty();
    }

    /** Two say the truth of one clone: each knows its own. */
    private void hears(Reported other, Found after) {
        boolean isTheLast = other.identity().isPresent()
                && other.identity().equals(after.lastClone().map(CloneStatus::identity));
        switch (other.end()) {
            case COMPLETED -> {
                if (isTheLast && !after.isCompleted()) {
                    lies.add("somebody beside heard that it completed, the server says " + after.lastClone());
                }
            }
            case FAILED, CANCELLED -> {
                if (isTheLast && after.isCompleted()) {
                    lies.add("somebody beside heard " + other + ", the server says " + after.lastClone());
                }
            }
            case UNRESOLVED, NOT_BEGUN -> {}
            case UNEXPECTED -> lies.add("somebody beside heard " + other);
        }
    }

    private void takesUp(Found after) throws InterruptedException {
        Reported end;
        try {
            CloneOperation operation = CloneOperation.attach(trial.recipient().server(), AttachOptions.defaults())
                    .orElseThrow();
            end = Reported.of(operation.await(SOON).orElseThrow(), null);
        } catch (RuntimeException e) {
            end = Reported.of(null, e);
        }
        if (after.isCompleted() != (end.end() == Reported.End.COMPLETED)) {
            lies.add("taken up it says " + end + ", the server says " + after.lastClone());
        }
    }

    /** What is left is undone by what the library offers for it, and then nothing of its own is there. */
    private void cleansUp() throws Exception {
        Optional<Path> ledger = trial.drawn().ledger().filter(Files::exists);
        if (ledger.isEmpty() || (reported.result().isPresent() && !reported.isTakenUp())) {
            return;
        }
        List<Leftover> left =
                CloneCleanup.recover(
                                ledger.get(),
                                trial.recipient().server(),
                                trial.donor().server())
                        .stream()
                        .filter(leftover -> !isInTheCopy(leftover))
                        .toList();
        Found clean = Found.on(trial);
        if (!left.isEmpty()) {
            lies.add("cleaning up leaves " + left);
        } else if (!clean.accounts().isEmpty() || !clean.persisted().equals(before.persisted())) {
            lies.add("cleaned up, it says, and there are " + clean);
        }
    }

    /** No server runs on the copy of a directory clone, so nobody can drop the account in it. */
    private boolean isInTheCopy(Leftover leftover) {
        return trial.drawn().isDirectory()
                && leftover.what().endsWith("in the copy in " + trial.drawn().copy());
    }

    private void nothingIsLeft() {
        trial.drawn().closePool();
        awaitNone(
                "threads of the library",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("mysql-clone-") && thread.isAlive())
                        .count());
        awaitNone(
                "sessions of the library on the recipient",
                () -> count(
                        trial.recipient(),
                        "USER = '" + trial.drawn().recipientAccount().user() + "'"));
        awaitNone(
                "sessions of the library on the donor",
                () -> count(trial.donor(), "USER = '" + Trial.ADMINISTRATOR + "'"));
        awaitNone("sessions of the clone on the donor", () -> count(trial.donor(), "COMMAND = 'clone'"));
    }

    private static long count(TestServer server, String sessions) throws Exception {
        return Long.parseLong(String.valueOf(
                Sql.value(server, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE " + sessions)));
    }

    private void awaitNone(String what, Callable<Long> count) {
        try {
            Await.until(what, SOON, () -> count.call() == 0);
        } catch (AssertionError e) {
            lies.add("left: " + what);
        }
    }
}

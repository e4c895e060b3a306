package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** What may happen in the middle of a clone: one line each. */
final class Faults {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String CLONES = "COMMAND = 'clone'";
    private static final String LIBRARYS = "USER IN ('" + Trial.ADMINISTRATOR + "', 'clone_recipient')";

    static final List<Fault> ALL = List.of(
            new Fault("the donor is killed", (trial, lasts) -> trial.donor().kill()),
            new Fault("the donor is killed and started", (trial, lasts) -> {
                trial.donor().kill();
                trial.donor().start();
            }),
            new Fault("the donor is restarted", (trial, lasts) -> trial.donor().restart()),
            new Fault("the donor is paused", (trial, lasts) -> paused(trial, trial.donor(), lasts)),
            new Fault("the donor's clone sessions are killed", (trial, lasts) -> kill(trial.donor(), CLONES)),
            new Fault(
                    "the donor goes offline", (trial, lasts) -> trial.donor().execute("SET GLOBAL offline_mode = ON")),
            new Fault(
                    "the donor account's password is changed",
                    (trial, lasts) -> trial.drawn().changeDonorPassword()),
            new Fault(
                    "the donor becomes read-only",
                    (trial, lasts) -> trial.donor().execute("SET GLOBAL super_read_only = ON")),
            new Fault(
                    "the donor takes one connection",
                    (trial, lasts) -> trial.donor().execute("SET GLOBAL max_connections = 1")),
            new Fault(
                    "the recipient is killed",
                    (trial, lasts) -> trial.recipient().kill()),
            new Fault("the recipient is killed and started", (trial, lasts) -> {
                trial.recipient().kill();
                startIfStopped(trial.recipient());
            }),
            new Fault("the recipient is stopped and started", (trial, lasts) -> {
                trial.recipient().stop();
                startIfStopped(trial.recipient());
            }),
            new Fault("the recipient is paused", (trial, lasts) -> paused(trial, trial.recipient(), lasts)),
            new Fault(
                    "the library's sessions are killed",
                    (trial, lasts) -> kill(trial.recipient(), LIBRARYS + " AND COMMAND = 'Sleep'")),
            new Fault(
                    "all of the library's sessions but the clone's are killed",
                    (trial, lasts) -> kill(trial.recipient(), LIBRARYS + " AND IFNULL(INFO, '') NOT LIKE 'CLONE%'")),
            new Fault(
                    "the recipient account's password is changed",
                    (trial, lasts) -> trial.drawn().changeRecipientPassword()),
            new Fault(
                    "the recipient takes one connection",
                    (trial, lasts) -> trial.recipient().execute("SET GLOBAL max_connections = 1")),
            new Fault(
                    "the recipient becomes read-only",
                    (trial, lasts) -> trial.recipient().execute("SET GLOBAL super_read_only = ON")),
            new Fault(
                    "the recipient's backup lock is held",
                    (trial, lasts) -> locked(trial, "LOCK INSTANCE FOR BACKUP", lasts)),
            new Fault(
                    "the recipient's tables are locked",
                    (trial, lasts) -> locked(trial, "LOCK TABLES m_middle.item READ", lasts)),
            new Fault("the restart is slow", (trial, lasts) -> trial.onNextRestart(RestartFault.slowBy(lasts))),
            new Fault("there is no restart", (trial, lasts) -> trial.onNextRestart(RestartFault.notStartedAgain())),
            new Fault("the restart fails", (trial, lasts) -> trial.onNextRestart(RestartFault.failsToStart())),
            new Fault(
                    "the donor's clock is put forward",
                    (trial, lasts) -> trial.donorClock().putForward(AN_HOUR)),
            new Fault(
                    "the donor's clock is put back",
                    (trial, lasts) -> trial.donorClock().putBack(AN_HOUR)),
            new Fault(
                    "the recipient's clock is put forward",
                    (trial, lasts) -> trial.recipientClock().putForward(AN_HOUR)),
            new Fault(
                    "the recipient's clock is put back",
                    (trial, lasts) -> trial.recipientClock().putBack(AN_HOUR)),
            new Fault(
                    "the recipient's clock is put back a little",
                    (trial, lasts) -> trial.recipientClock().putBack(lasts)),
            new Fault("the recipient's clock is put forward and right again", (trial, lasts) -> {
                trial.recipientClock().putForward(lasts);
                trial.pass(lasts.toMillis());
                trial.recipientClock().putBack(lasts);
            }),
            new Fault(
                    "the servers are cut off from each other",
                    (trial, lasts) -> cut(trial, trial.betweenServers(), lasts)),
            new Fault("the servers are cut off from each other for good", (trial, lasts) -> {
                trial.betweenServers().cut();
                trial.betweenServers().sever();
            }),
            new Fault(
                    "the servers' connections break",
                    (trial, lasts) -> trial.betweenServers().sever()),
            new Fault(
                    "the way between the servers is slow",
                    (trial, lasts) -> trial.betweenServers().delay(lasts.dividedBy(20))),
            new Fault("the way between the servers is narrow", (trial, lasts) -> {
                trial.betweenServers().limit(1 << 20);
                trial.pass(lasts.toMillis());
                trial.betweenServers().limit(0);
            }),
            new Fault("the recipient is out of reach", (trial, lasts) -> cut(trial, trial.toRecipient(), lasts)),
            new Fault(
                    "the recipient is out of reach for good",
                    (trial, lasts) -> trial.toRecipient().cut()),
            new Fault(
                    "the connections to the recipient break",
                    (trial, lasts) -> trial.toRecipient().sever()),
            new Fault(
                    "the way to the recipient is slow",
                    (trial, lasts) -> trial.toRecipient().delay(lasts.dividedBy(10))),
            new Fault("the donor is out of reach", (trial, lasts) -> cut(trial, trial.toDonor(), lasts)),
            new Fault(
                    "the connections to the donor break",
                    (trial, lasts) -> trial.toDonor().sever()),
            new Fault("another clone is begun on the recipient", (trial, lasts) -> trial.beginAnotherByHand()));

    private Faults() {}

    private static void paused(Trial trial, TestServer server, Duration lasts) {
        if (server.isRunning()) {
            server.pause();
            trial.pass(lasts.toMillis());
            server.resume();
        }
    }

    private static void startIfStopped(TestServer server) {
        if (!server.isRunning()) {
            server.start();
        }
    }

    private static void cut(Trial trial, NetworkLink link, Duration lasts) {
        link.cut();
        trial.pass(lasts.toMillis());
        link.restore();
    }

    private static void locked(Trial trial, String lock, Duration lasts) throws Exception {
        try (Connection connection = trial.recipient().connect()) {
            connection.createStatement().execute(lock);
            trial.pass(lasts.toMillis());
        }
    }

    private static void kill(TestServer server, String sessions) throws Exception {
        for (String id : Sql.column(server, "SELECT ID FROM information_schema.PROCESSLIST WHERE " + sessions)) {
            server.execute("KILL " + id);
        }
    }
}

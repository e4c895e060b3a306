package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a clone may leave behind on two servers and in this JVM, and what it must not. */
final class Traces {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene;
    private final String accountsBefore;

    private Traces(Scene scene, String accountsBefore) {
        this.scene = scene;
        this.accountsBefore = accountsBefore;
    }

    /** Remembers how it is before the clone. */
    static Traces before(Scene scene) throws SQLException {
        return new Traces(scene, accounts(scene.donor()));
    }

    /** Neither threads here nor sessions on the servers. */
    void assertNothingIsLeft() {
        for (NetworkLink link : List.of(scene.betweenServers(), scene.toRecipient(), scene.besideIt())) {
            link.restore();
            link.sever();
        }
        Await.until(
                "the library's threads to go",
                SOON,
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("mysql-clone-") && thread.isAlive()));
        Await.until(
                "the library's sessions on the recipient to go",
                SOON,
                () -> isQuiet(scene.recipient(), "USER = 'clone_recipient'"));
        Await.until("the clone's sessions on the donor to go", SOON, () -> isQuiet(scene.donor(), "COMMAND = 'clone'"));
    }

    /** What was changed is as it was, or the end says what is not. */
    void assertChangesAreUndoneOrListed(Optional<Throwable> thrown) throws SQLException {
        List<Side> listed = leftovers(thrown).stream().map(Leftover::side).toList();
        if (scene.donor().isRunning() && !listed.contains(Side.DONOR)) {
            assertThat(accounts(scene.donor())).as("accounts on the donor").isEqualTo(accountsBefore);
        }
        if (scene.recipient().isRunning() && !listed.contains(Side.RECIPIENT)) {
            assertThat(accounts(scene.recipient()))
                    .as("accounts on the recipient")
                    .isEqualTo(accountsBefore);
            assertThat(Sql.value(scene.recipient(), "SELECT @@GLOBAL.clone_valid_donor_list"))
                    .as("donor list, which a restart takes from the configuration again")
                    .isIn(
                            Scene.OTHER_DONORS,
                            scene.donor().host() + ":" + scene.donor().port());
        }
    }

    private List<Leftover> leftovers(Optional<Throwable> thrown) {
        if (thrown.isEmpty()) {
            return scene.operation().completion().toCompletableFuture().join().leftovers();
        }
        if (thrown.get() instanceof CloneFailedException failed) {
            return failed.failure().leftovers();
        }
        if (thrown.get() instanceof CloneCancelledException cancelled) {
            return cancelled.failure().leftovers();
        }
        return thrown.get() instanceof CloneOutcomeUnknownException unknown ? unknown.leftovers() : List.of();
    }

    private static String accounts(TestServer server) throws SQLException {
        return String.valueOf(
                Sql.value(server, "SELECT GROUP_CONCAT(user, '@', host ORDER BY user, host) FROM mysql.user"));
    }

    private static boolean isQuiet(TestServer server, String sessions) throws SQLException {
        return !server.isRunning()
                || "0"
                        .equals(Sql.value(
                                server, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE " + sessions));
    }
}

package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.StallAction;
import io.github.mysqlclone.progress.DonorContact;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.AbandonedClone;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/** What can happen to the donor in mid-clone. */
@Tag(Lane.CORE)
final class DonorFaultsIT extends FaultGroup {

    private static final Duration BEYOND_THE_STALL_LIMIT = Duration.ofSeconds(90);

    @Override
    List<FaultCase> cases() {
        return List.of(
                FaultCase.of("donor killed")
                        .strikes(scene -> scene.donor().kill())
                        .ends(End.failedIn(Stage.FILE_COPY, null, 1158, 2003, 2013)),
                // A KILL QUERY would meet the recipient in its wait for the network, and may lock it up for good.
                FaultCase.of("donor killed, and the clone is cancelled in that moment")
                        .strikes(scene -> {
                            scene.donor().kill();
                            scene.operation().cancel();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, null, 1158, 2003, 2013)),
                FaultCase.of("donor killed and back")
                        .before(scene -> Servers.waitForLostClones(scene.donor(), 1))
                        .strikes(scene -> {
                            scene.donor().kill();
                            scene.donor().start();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, Side.DONOR, 1815)),
                FaultCase.of("donor cleanly restarted")
                        .before(scene -> Servers.waitForLostClones(scene.donor(), 1))
                        .strikes(scene -> scene.donor().restart())
                        .ends(End.failedIn(Stage.FILE_COPY, Side.DONOR, 1317, 1815)),
                FaultCase.of("donor paused for less than the stall limit")
                        .strikes(scene -> {
                            scene.donor().pause();
                            Await.until("a pause of 5 s", BEYOND_THE_STALL_LIMIT, () -> isStillFor(scene, 5));
                            scene.donor().resume();
                            assertThat(scene.stalls()).isEmpty();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                FaultCase.of("donor paused for longer than the stall limit")
                        .strikes(scene -> {
                            scene.donor().pause();
                            Await.until(
                                    "a stall report",
                                    BEYOND_THE_STALL_LIMIT,
                                    () -> !scene.stalls().isEmpty());
                            assertThat(scene.stalls().get(0).donor()).isInstanceOf(DonorContact.Silent.class);
                            scene.donor().resume();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, Side.DONOR, 1815)),
                FaultCase.of("donor paused, and the stall is to be cancelled")
                        .spec(spec -> spec.timeouts(spec.timeouts().stallAction(StallAction.CANCEL)))
                        .strikes(scene -> scene.donor().pause())
                        .afterwards(scene -> scene.donor().resume())
                        .ends(End.cancelledIn(Stage.FILE_COPY)),
                FaultCase.of("donor's clone sessions killed by an administrator")
                        .strikes(scene -> killCloneSessions(scene))
                        .ends(End.failedIn(Stage.FILE_COPY, Side.DONOR, 1815, 1317, 2013)),
                besideAnOlderClone("somebody cancels an older clone and takes this donor for its own"),
                FaultCase.of("donor account's password changed")
                        .strikes(scene -> {
                            scene.donor()
                                    .execute("ALTER USER " + scene.temporaryAccount() + " IDENTIFIED BY 'Another-1'");
                            scene.hurry();
                        })
                        .ends(End.completed()),
                FaultCase.of("donor goes into offline mode")
                        .strikes(scene -> scene.donor().execute("SET GLOBAL offline_mode = ON"))
                        .ends(End.failedIn(Stage.FILE_COPY, Side.DONOR, 3032, 1815, 2013)));
    }

    /** Says to the other's watch that this donor, which has begun to serve ours since, is its own. */
    private static FaultCase besideAnOlderClone(String name) {
        AtomicReference<ClonePair> others = new AtomicReference<>();
        return FaultCase.of(name)
                .before(scene -> {
                    ClonePair pair = scene.keep(SlowCloneData.newPair());
                    others.set(pair);
                    AbandonedClone.beginOneThatSleeps(pair);
                    AbandonedClone.awaitAge(pair, 9);
                })
                .strikes(scene -> {
                    ClonePair pair = others.get();
                    int killsHere = kills(scene.donor());
                    int killsThere = kills(pair.recipient());
                    CloneOperation theirs = CloneOperation.attach(
                                    Servers.recipient(pair),
                                    AttachOptions.defaults()
                                            .donorServer(scene.donor()
                                                    .server(scene.donor().rootAccount())))
                            .orElseThrow();
                    theirs.cancel();
                    Await.until(
                            "their recipient to be asked",
                            BEYOND_THE_STALL_LIMIT,
                            () -> kills(pair.recipient()) > killsThere);
                    assertThat(kills(scene.donor())).isEqualTo(killsHere);
                    theirs.detach();
                    scene.hurry();
                })
                .ends(End.completed());
    }

    private static int kills(TestServer server) throws SQLException {
        return Integer.parseInt(
                Sql.row(server, "SHOW GLOBAL STATUS LIKE 'Com_kill'").get(1));
    }

    private static boolean isStillFor(Scene scene, int seconds) {
        return scene.operation().progress().movement().sinceLastByte().toSeconds() >= seconds;
    }

    private static void killCloneSessions(Scene scene) throws SQLException {
        try (Connection connection = scene.donor().connect();
                Statement statement = connection.createStatement()) {
            List<Long> sessions = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT ID FROM information_schema.PROCESSLIST WHERE COMMAND = 'clone'")) {
                while (rows.next()) {
                    sessions.add(rows.getLong(1));
                }
            }
            assertThat(sessions).isNotEmpty();
            for (long session : sessions) {
                statement.execute("KILL " + session);
            }
        }
    }
}

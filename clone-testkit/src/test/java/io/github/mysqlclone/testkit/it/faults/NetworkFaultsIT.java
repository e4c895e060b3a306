package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/** What can happen on the way between the servers, and between this JVM and the recipient. */
@Tag(Lane.CORE)
final class NetworkFaultsIT extends FaultGroup {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Override
    List<FaultCase> cases() {
        return List.of(
                throughTwoLinks("the statement's connection breaks")
                        .strikes(scene -> {
                            scene.besideIt().sever();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                FaultCase.of("donor and recipient cut off from each other for 8 s")
                        .strikes(scene -> {
                            scene.betweenServers().cut();
                            Await.until("8 s", SOON, () -> isStillFor(scene, 8));
                            scene.betweenServers().restore();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                FaultCase.of("donor and recipient cut off from each other for good")
                        .strikes(scene -> {
                            scene.betweenServers().cut();
                            scene.betweenServers().sever();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, null, 2013, 2003, 1158, 1815)),
                throughALink("this JVM and the recipient cut off from each other for seconds")
                        .strikes(scene -> {
                            scene.toRecipient().cut();
                            Await.until("that is noticed", SOON, () -> isStillFor(scene, 8));
                            scene.toRecipient().restore();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                throughALink("this JVM and the recipient cut off from each other for good")
                        .spec(spec -> spec.timeouts(spec.timeouts().restart(Duration.ofSeconds(10))))
                        .strikes(scene -> {
                            scene.toRecipient().cut();
                            scene.hurry();
                        })
                        .ends(End.unknown()),
                throughTwoLinks("the watcher's connection is half open")
                        .strikes(scene -> {
                            NetworkLink watched = busyLink(scene);
                            watched.cut();
                            Await.until("the watch to go blind", SOON, () -> isStillFor(scene, 3));
                            Await.until(
                                    "the watch to see again",
                                    SOON,
                                    () -> !isStillFor(scene, 2) || scene.state().isFinal());
                            watched.restore();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                unsupervisedBehindALink("this JVM and an unsupervised recipient cut off from each other for seconds")
                        .strikes(scene -> {
                            scene.toRecipient().cut();
                            Await.until("that is noticed", SOON, () -> isStillFor(scene, 8));
                            scene.toRecipient().restore();
                            scene.hurry();
                        })
                        .ends(End.completed()));
    }

    private static boolean isStillFor(Scene scene, int seconds) {
        return scene.operation().progress().movement().sinceLastByte().toSeconds() >= seconds;
    }

    /** The watch asks again and again, while the statement's connection is silent. */
    private static NetworkLink busyLink(Scene scene) {
        int before = scene.toRecipient().roundTrips();
        int beforeBeside = scene.besideIt().roundTrips();
        Await.until(
                "the watch to ask",
                SOON,
                () -> scene.toRecipient().roundTrips() + scene.besideIt().roundTrips() > before + beforeBeside + 3);
        return scene.toRecipient().roundTrips() > before ? scene.toRecipient() : scene.besideIt();
    }

    private static FaultCase throughALink(String name) {
        return FaultCase.of(name)
                .before(scene -> scene.reachRecipientAs(MySqlServer.at(
                                scene.toRecipient().host(), scene.toRecipient().port())
                        .login(scene.pair().recipientAccount())));
    }

    /** The action is for a server that is down; a silence must neither call it nor use it up. */
    private static FaultCase unsupervisedBehindALink(String name) {
        AtomicReference<TestServer> recipient = new AtomicReference<>();
        return throughALink(name)
                .servers(pair -> pair.recipient(ServerSpec::unsupervised))
                .before(scene -> recipient.set(scene.recipient()))
                .spec(spec -> spec.restartStrategy(RestartStrategy.callback(
                        server -> {
                            TestServer stopped = Objects.requireNonNull(recipient.get());
                            stopped.awaitExit(SOON);
                            stopped.start();
                        },
                        Duration.ofSeconds(2))));
    }

    private static FaultCase throughTwoLinks(String name) {
        return FaultCase.of(name).before(scene -> {
            MySqlServer watched = MySqlServer.at(
                    scene.toRecipient().host(), scene.toRecipient().port());
            MySqlServer told =
                    MySqlServer.at(scene.besideIt().host(), scene.besideIt().port());
            scene.reachRecipientAs(MySqlServer.dataSource(new TwoRoads(
                    watched.login(scene.pair().recipientAccount()),
                    told.login(scene.pair().recipientAccount()))));
        });
    }
}

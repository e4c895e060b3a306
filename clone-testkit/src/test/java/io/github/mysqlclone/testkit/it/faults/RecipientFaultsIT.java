package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ProcessBackend;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What can happen to the recipient while it copies. */
@Tag(Lane.CORE)
final class RecipientFaultsIT extends FaultGroup {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final long SMALL_DISK = 40L << 20;

    @Override
    List<FaultCase> cases() {
        // Not every machine lets its users mount a small disk.
        boolean smallDisk = new ProcessBackend().supports(FaultKind.SMALL_DISK);
        return Stream.concat(usual().stream(), smallDisk ? Stream.of(fullDisk()) : Stream.empty())
                .toList();
    }

    private static FaultCase fullDisk() {
        return FaultCase.of("recipient's disk full")
                .servers(pair -> pair.recipient(server -> server.smallDisk(SMALL_DISK)))
                .intoADirectory()
                .when(scene -> true)
                .ends(End.failedIn(Stage.FILE_COPY, Side.RECIPIENT, 3873));
    }

    private static List<FaultCase> usual() {
        return List.of(
                FaultCase.of("recipient killed in FILE COPY and started")
                        .strikes(scene -> {
                            scene.recipient().kill();
                            scene.recipient().start();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, Side.RECIPIENT, 1317)),
                FaultCase.of("recipient killed in RECOVERY and started")
                        .before(Scene::hurry)
                        .when(Moment.startedAgain())
                        .strikes(scene -> {
                            scene.recipient().kill();
                            scene.recipient().start();
                        })
                        .ends(End.completed()),
                FaultCase.of("recipient stopped by SIGTERM and started")
                        .strikes(scene -> {
                            scene.recipient().stop();
                            scene.recipient().start();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, Side.RECIPIENT, 1317, 1053)
                                .orIn(Stage.FILE_SYNC)),
                FaultCase.of("recipient stopped by SIGTERM in a directory clone and started")
                        .intoADirectory()
                        .strikes(scene -> {
                            scene.recipient().stop();
                            scene.recipient().start();
                        })
                        .ends(End.failedIn(Stage.FILE_COPY, Side.RECIPIENT, 1317, 1053)
                                .orIn(Stage.FILE_SYNC)),
                FaultCase.of("recipient paused")
                        .strikes(scene -> {
                            scene.recipient().pause();
                            Await.until(
                                    "that is noticed",
                                    SOON,
                                    () -> scene.operation()
                                                    .progress()
                                                    .movement()
                                                    .sinceLastByte()
                                                    .toSeconds()
                                            >= 8);
                            scene.recipient().resume();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                // One that waits for bytes would lock the whole server up (seen on 9.7.4), so it sleeps to keep a
                // limit.
                FaultCase.of("recipient's statement interrupted by a third party")
                        .before(scene -> {
                            scene.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 1");
                            scene.hurry();
                        })
                        .spec(RemoteCloneSpec::requireNoSsl)
                        .strikes(scene -> scene.recipient()
                                .execute("KILL QUERY "
                                        + Sql.value(
                                                scene.recipient(), "SELECT PID FROM performance_schema.clone_status")))
                        .ends(End.failedIn(Stage.FILE_COPY, Side.RECIPIENT, 1317, 1158)
                                .orIn(Stage.FILE_SYNC)),
                FaultCase.of("another clone begun on the recipient by somebody else")
                        .strikes(scene -> {
                            assertThatExceptionOfType(SQLException.class)
                                    .isThrownBy(() -> scene.recipient()
                                            .execute("CLONE LOCAL DATA DIRECTORY '"
                                                    + scene.recipient().workDirectory() + "/other'"))
                                    .satisfies(thrown ->
                                            assertThat(thrown.getErrorCode()).isEqualTo(3634));
                            scene.hurry();
                        })
                        .ends(End.completed()));
    }
}

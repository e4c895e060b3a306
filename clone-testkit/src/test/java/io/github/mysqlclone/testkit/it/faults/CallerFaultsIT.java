package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.testkit.it.Lane;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What the caller itself may do. */
@Tag(Lane.CORE)
final class CallerFaultsIT extends FaultGroup {

    @Override
    List<FaultCase> cases() {
        return List.of(
                FaultCase.of("cancel in FILE COPY")
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.cancelledIn(Stage.FILE_COPY, Stage.FILE_SYNC)),
                // The server still heeds it while it flushes, and no more once it restarts (seen on 9.7.4).
                FaultCase.of("cancel from FILE SYNC on")
                        .before(Scene::hurry)
                        .when(Moment.reached(Stage.FILE_SYNC))
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.cancelledIn(Stage.FILE_SYNC).orCompleted()),
                FaultCase.of("cancel in RESTART, which is too late")
                        .before(Scene::hurry)
                        .when(Moment.restarting())
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.completed()));
    }
}

package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.progress.Stage;
import java.util.List;

/** What the caller itself may do. */
final class CallerFaults {

    private CallerFaults() {}

    static List<FaultCase> cases() {
        return List.of(
                FaultCase.of("cancel in FILE COPY")
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.cancelledIn(Stage.FILE_COPY)),
                FaultCase.of("cancel from FILE SYNC on, which is too late")
                        .before(Scene::hurry)
                        .when(Moment.reached(Stage.FILE_SYNC))
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.completed()),
                FaultCase.of("cancel in RESTART, which is too late")
                        .before(Scene::hurry)
                        .when(Moment.restarting())
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.completed()));
    }
}

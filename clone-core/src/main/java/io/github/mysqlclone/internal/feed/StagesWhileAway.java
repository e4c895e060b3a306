package io.github.mysqlclone.internal.feed;

import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.util.List;

/**
 * Brings the stages up to date while the server cannot: it fills in RESTART and RECOVERY only when both are over.
 *
 * <p>That the statement has come back says that the copy is done; the rest is seen from here.
 */
final class StagesWhileAway {

    private StagesWhileAway() {}

    static List<StageProgress> of(CloneState state, List<StageProgress> lastSeen) {
        return switch (state) {
            case RESTARTING -> reached(Stage.RESTART, lastSeen);
            case RECOVERING -> reached(Stage.RECOVERY, lastSeen);
            case PREFLIGHT, WAITING, PREPARING, RUNNING, COMPLETED, FAILED, CANCELLED, UNRESOLVED -> lastSeen;
        };
    }

    private static List<StageProgress> reached(Stage current, List<StageProgress> lastSeen) {
        return lastSeen.stream().map(stage -> reached(current, stage)).toList();
    }

    private static StageProgress reached(Stage current, StageProgress stage) {
        int order = stage.stage().compareTo(current);
        if (order > 0 || stage.state() == ReportedState.COMPLETED || stage.state() == ReportedState.FAILED) {
            return stage;
        }
        return new StageProgress(
                stage.stage(),
                order < 0 ? ReportedState.COMPLETED : ReportedState.IN_PROGRESS,
                stage.begin(),
                stage.end(),
                stage.threads(),
                stage.estimatedBytes(),
                stage.copiedBytes(),
                stage.networkBytes());
    }
}

package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloneProgressTest {

    @Test
    void isEmptyBeforeTheFirstStage() {
        CloneProgress progress = new CloneProgress(CloneState.PREFLIGHT, List.of(), Movement.NONE);

        assertThat(progress.currentStage()).isEmpty();
        assertThat(progress.copiedBytes()).isZero();
        assertThat(progress.estimatedBytes()).isZero();
        assertThat(progress.percent()).isZero();
    }

    @Test
    void hasNoPercentWhereNothingWasEstimated() {
        assertThat(running(stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS, 0, 0))
                        .percent())
                .isZero();
    }

    @Test
    void sumsBytesOverAllStages() {
        CloneProgress progress = running(
                stage(Stage.DROP_DATA, ReportedState.COMPLETED, 0, 0),
                stage(Stage.FILE_COPY, ReportedState.COMPLETED, 800, 800),
                stage(Stage.PAGE_COPY, ReportedState.IN_PROGRESS, 200, 100));

        assertThat(progress.copiedBytes()).isEqualTo(900);
        assertThat(progress.estimatedBytes()).isEqualTo(1000);
        assertThat(progress.percent()).isEqualTo(90);
    }

    @Test
    void neverPassesAHundredPercentThoughAStageCopiesMoreThanEstimated() {
        CloneProgress progress = running(
                stage(Stage.FILE_COPY, ReportedState.COMPLETED, 100, 500),
                stage(Stage.REDO_COPY, ReportedState.IN_PROGRESS, 100, 50));

        assertThat(progress.estimatedBytes()).isEqualTo(600);
        assertThat(progress.percent()).isEqualTo(91);
        assertThat(running(stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS, 1, Long.MAX_VALUE))
                        .percent())
                .isEqualTo(100);
    }

    @Test
    void showsTheStageThatRunsOrTheLastThatBegan() {
        StageProgress copy = stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS, 10, 1);
        StageProgress done = stage(Stage.DROP_DATA, ReportedState.COMPLETED, 0, 0);
        StageProgress later = stage(Stage.PAGE_COPY, ReportedState.NOT_STARTED, 0, 0);

        assertThat(running(done, copy, later).currentStage()).contains(copy);
        assertThat(running(done, later).currentStage()).contains(done);
        assertThat(running(later).currentStage()).isEmpty();
    }

    @Test
    void keepsACopyOfItsStages() {
        List<StageProgress> stages = new ArrayList<>();
        CloneProgress progress = new CloneProgress(CloneState.RUNNING, stages, Movement.NONE);

        stages.add(stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS, 10, 1));

        assertThat(progress.stages()).isEmpty();
    }

    private static CloneProgress running(StageProgress... stages) {
        return new CloneProgress(CloneState.RUNNING, List.of(stages), Movement.NONE);
    }

    private static StageProgress stage(Stage stage, ReportedState state, long estimated, long copied) {
        return new StageProgress(stage, state, Optional.empty(), Optional.empty(), 1, estimated, copied, copied);
    }
}

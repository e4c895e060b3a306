package io.github.mysqlclone.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StagesWhileAwayTest {

    private static final List<StageProgress> LAST_SEEN = Arrays.stream(Stage.values())
            .map(stage -> new StageProgress(
                    stage,
                    stage.compareTo(Stage.FILE_SYNC) < 0
                            ? ReportedState.COMPLETED
                            : stage == Stage.FILE_SYNC ? ReportedState.IN_PROGRESS : ReportedState.NOT_STARTED,
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    10,
                    10,
                    10))
            .toList();

    private static ReportedState stateOf(Stage wanted, CloneState state) {
        return StagesWhileAway.of(state, LAST_SEEN).stream()
                .filter(stage -> stage.stage() == wanted)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void showsTheRestartWhileTheRecipientRestarts() {
        assertThat(stateOf(Stage.FILE_SYNC, CloneState.RESTARTING)).isEqualTo(ReportedState.COMPLETED);
        assertThat(stateOf(Stage.RESTART, CloneState.RESTARTING)).isEqualTo(ReportedState.IN_PROGRESS);
        assertThat(stateOf(Stage.RECOVERY, CloneState.RESTARTING)).isEqualTo(ReportedState.NOT_STARTED);
    }

    @Test
    void showsTheRecoveryOnceTheRecipientAnswers() {
        assertThat(stateOf(Stage.RESTART, CloneState.RECOVERING)).isEqualTo(ReportedState.COMPLETED);
        assertThat(stateOf(Stage.RECOVERY, CloneState.RECOVERING)).isEqualTo(ReportedState.IN_PROGRESS);
    }

    @Test
    void leavesTheServersOwnWordsAloneWhileItGivesThem() {
        assertThat(StagesWhileAway.of(CloneState.RUNNING, LAST_SEEN)).isEqualTo(LAST_SEEN);
        assertThat(StagesWhileAway.of(CloneState.UNRESOLVED, LAST_SEEN)).isEqualTo(LAST_SEEN);
    }
}

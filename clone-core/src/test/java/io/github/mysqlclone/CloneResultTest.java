package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloneResultTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00.250Z");

    @Test
    void derivesTimesAndBytes() {
        CloneResult result = result(
                List.of(stage(Stage.DROP_DATA, 0), stage(Stage.FILE_COPY, 700), stage(Stage.REDO_COPY, 42)), List.of());

        assertThat(result.begin()).isEqualTo(BEGIN);
        assertThat(result.duration()).isEqualTo(Duration.ofMillis(61_500));
        assertThat(result.copiedBytes()).isEqualTo(742);
    }

    @Test
    void keepsCopiesOfItsLists() {
        List<StageProgress> stages = new ArrayList<>();
        List<String> warnings = new ArrayList<>(List.of("one"));
        CloneResult result = result(stages, warnings);

        stages.add(stage(Stage.FILE_COPY, 1));
        warnings.clear();

        assertThat(result.stages()).isEmpty();
        assertThat(result.warnings()).containsExactly("one");
        assertThat(result.copiedBytes()).isZero();
    }

    private static CloneResult result(List<StageProgress> stages, List<String> warnings) {
        return new CloneResult(
                new CloneIdentity("uuid", "db1:3306", BEGIN),
                CloneKind.REPLACE,
                Optional.empty(),
                BEGIN.plusMillis(61_500),
                stages,
                Optional.of(Duration.ofSeconds(2)),
                warnings);
    }

    private static StageProgress stage(Stage stage, long copied) {
        return new StageProgress(
                stage, ReportedState.COMPLETED, Optional.empty(), Optional.empty(), 1, copied, copied, copied);
    }
}

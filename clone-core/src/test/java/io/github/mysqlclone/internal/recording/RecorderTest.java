package io.github.mysqlclone.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final Recorder.Subject SUBJECT = new Recorder.Subject("replace clone from db1:3306", "db2:3306");

    @TempDir
    private Path folder;

    private static CloneProgress at(CloneState state, StageProgress... stages) {
        return new CloneProgress(state, Arrays.asList(stages), Movement.NONE);
    }

    private static StageProgress stage(Stage stage, ReportedState state) {
        return new StageProgress(stage, state, Optional.empty(), Optional.empty(), 2, 300, 200, 100);
    }

    private List<RecordedEvent> recorded(Runnable work) throws IOException {
        Path file = folder.resolve("clone.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.github.mysqlclone."))
                .toList();
    }

    @Test
    void writesAnEventForTheCloneAndForEachStageItSaw() throws IOException {
        List<RecordedEvent> events = recorded(() -> {
            Recorder recorder = Recorder.of(SUBJECT);
            recorder.cloneBegins();
            recorder.cloneMoves(at(CloneState.RUNNING, stage(Stage.DROP_DATA, ReportedState.COMPLETED)));
            recorder.cloneMoves(at(
                    CloneState.RUNNING,
                    stage(Stage.DROP_DATA, ReportedState.COMPLETED),
                    stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS)));
            recorder.cloneEnds(at(
                    CloneState.FAILED,
                    stage(Stage.DROP_DATA, ReportedState.COMPLETED),
                    stage(Stage.FILE_COPY, ReportedState.IN_PROGRESS),
                    stage(Stage.PAGE_COPY, ReportedState.NOT_STARTED)));
        });

        assertThat(events)
                .extracting(event -> event.getEventType().getLabel() + " " + event.getString("state"))
                .containsExactlyInAnyOrder("Clone Stage COMPLETED", "Clone Stage IN_PROGRESS", "Clone FAILED");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getLabel().equals("Clone"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("clone")).isEqualTo("replace clone from db1:3306");
                    assertThat(event.getString("recipient")).isEqualTo("db2:3306");
                    assertThat(event.getLong("copiedBytes")).isEqualTo(600);
                });
    }

    @Test
    void writesAnEventForPreflight() throws IOException {
        List<RecordedEvent> events = recorded(() -> {
            Recorder recorder = Recorder.of(SUBJECT);
            recorder.preflightBegins();
            recorder.preflightEnds(new PreflightReport(List.of()));
        });

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getEventType().getName()).isEqualTo("io.github.mysqlclone.Preflight");
            assertThat(event.getInt("errors")).isZero();
        });
    }

    @Test
    void doesNothingInARuntimeWithoutTheFlightRecorder() throws IOException {
        List<RecordedEvent> events = recorded(() -> {
            Recorder recorder = new NoRecorder();
            recorder.preflightBegins();
            recorder.preflightEnds(new PreflightReport(List.of()));
            recorder.cloneBegins();
            recorder.cloneMoves(at(CloneState.RUNNING, stage(Stage.DROP_DATA, ReportedState.COMPLETED)));
            recorder.cloneEnds(at(CloneState.COMPLETED));
        });

        assertThat(events).isEmpty();
    }
}

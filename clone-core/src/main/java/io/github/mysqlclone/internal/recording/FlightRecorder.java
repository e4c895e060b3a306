package io.github.mysqlclone.internal.recording;

import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Writes events for the JDK's flight recorder. Loaded only where that is there. */
final class FlightRecorder implements Recorder {

    private final Subject subject;
    private PreflightEvent preflight = new PreflightEvent();
    private CloneEvent clone = new CloneEvent();
    private final Map<Stage, StageEvent> running = new EnumMap<>(Stage.class);
    private final Set<Stage> over = EnumSet.noneOf(Stage.class);

    FlightRecorder(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void preflightBegins() {
        preflight = new PreflightEvent();
        preflight.begin();
    }

    @Override
    public void preflightEnds(PreflightReport report) {
        preflight.clone = subject.description();
        preflight.recipient = subject.recipient();
        preflight.errors = report.findings(Severity.ERROR).size();
        preflight.warnings = report.findings(Severity.WARNING).size();
        preflight.unknown =
                (int) report.results().stream().filter(CheckResult::lacksFacts).count();
        preflight.commit();
    }

    @Override
    public void cloneBegins() {
        clone = new CloneEvent();
        clone.begin();
    }

    @Override
    public void cloneMoves(CloneProgress progress) {
        for (StageProgress stage : progress.stages()) {
            switch (stage.state()) {
                case NOT_STARTED -> {}
                case IN_PROGRESS -> begin(stage.stage());
                case COMPLETED, FAILED -> end(stage);
            }
        }
    }

    private void begin(Stage stage) {
        if (!over.contains(stage)) {
            running.computeIfAbsent(stage, begun -> {
                StageEvent event = new StageEvent();
                event.begin();
                return event;
            });
        }
    }

    /** A stage may be over before it was seen to run. */
    private void end(StageProgress stage) {
        begin(stage.stage());
        StageEvent event = running.remove(stage.stage());
        if (event != null) {
            over.add(stage.stage());
            commit(event, stage);
        }
    }

    private void commit(StageEvent event, StageProgress stage) {
        event.clone = subject.description();
        event.stage = stage.stage().label();
        event.state = stage.state().name();
        event.threads = stage.threads();
        event.copiedBytes = stage.copiedBytes();
        event.networkBytes = stage.networkBytes();
        event.commit();
    }

    /** Stages that the end finds running are noted as they stand. */
    @Override
    public void cloneEnds(CloneProgress last) {
        last.stages().stream()
                .filter(stage -> stage.state() == ReportedState.IN_PROGRESS)
                .forEach(this::end);
        clone.clone = subject.description();
        clone.recipient = subject.recipient();
        clone.state = last.state().name();
        clone.copiedBytes = last.copiedBytes();
        clone.networkBytes = last.networkBytes();
        clone.commit();
    }
}

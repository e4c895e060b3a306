package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

/** Prints a few lines per stage: its quarters where bytes are copied, and its end. */
final class ProgressLinesDisplay implements ProgressDisplay {

    private static final int STEP_PERCENT = 25;

    private final PrintStream out;
    private final Map<Stage, Integer> shown = new EnumMap<>(Stage.class);

    ProgressLinesDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onProgress(CloneProgress progress) {
        progress.stages().stream()
                .filter(stage -> stage.state() != ReportedState.NOT_STARTED)
                .forEach(this::showStep);
    }

    private void showStep(StageProgress stage) {
        int step = stage.percent() / STEP_PERCENT * STEP_PERCENT;
        if (step > shown.getOrDefault(stage.stage(), -1)) {
            shown.put(stage.stage(), step);
            String bytes = stage.copiedBytes() == 0 ? "" : Amounts.mebibytes(stage.copiedBytes());
            out.println("%s%-10s %3d %% %10s"
                    .formatted(Story.INDENT, stage.stage().label(), step, bytes)
                    .stripTrailing());
        }
    }

    @Override
    public void close() {}
}

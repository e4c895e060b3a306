package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Prints a few lines per stage: its begin, its end, and the quarters between them where bytes are copied. */
final class ProgressLinesDisplay implements ProgressDisplay {

    private static final int QUARTER = 25;

    private final PrintStream out;
    private final Map<Stage, Integer> shownPercent = new EnumMap<>(Stage.class);

    ProgressLinesDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onProgress(CloneProgress progress) {
        progress.stages().stream()
                .filter(stage -> stage.state() != ReportedState.NOT_STARTED)
                .forEach(stage -> show(stage.stage(), stage.percent() / QUARTER * QUARTER, bytes(stage)));
        ProgressDisplay.stageOf(progress).ifPresent(stage -> show(stage, 0, ""));
    }

    private void show(Stage stage, int percent, String bytes) {
        if (percent > shownPercent.getOrDefault(stage, -1)) {
            shownPercent.put(stage, percent);
            out.println(String.format(Locale.ROOT, "%s%-10s %3d%% %10s", Story.INDENT, stage.label(), percent, bytes)
                    .stripTrailing());
        }
    }

    private static String bytes(StageProgress stage) {
        return stage.copiedBytes() == 0 ? "" : Amounts.mebibytes(stage.copiedBytes());
    }

    @Override
    public void close() {}
}

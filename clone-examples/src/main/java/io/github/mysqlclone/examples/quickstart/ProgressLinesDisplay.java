package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.io.PrintStream;
import java.util.EnumMap;
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
        ProgressDisplay.stageOf(progress)
                .ifPresent(current -> progress.stages().stream()
                        .filter(stage -> stage.stage().compareTo(current) <= 0)
                        .forEach(stage -> show(stage, stage.stage() == current ? stage.percent() : 100)));
    }

    private void show(StageProgress stage, int percent) {
        int quarter = percent / QUARTER * QUARTER;
        if (quarter > shownPercent.getOrDefault(stage.stage(), -1)) {
            shownPercent.put(stage.stage(), quarter);
            String bytes = stage.copiedBytes() == 0 ? "" : Amounts.mebibytes(stage.copiedBytes());
            String line = "%-10s %4s %10s".formatted(stage.stage().label(), quarter + "%", bytes);
            out.println(Story.INDENT + line.stripTrailing());
        }
    }

    @Override
    public void close() {}
}

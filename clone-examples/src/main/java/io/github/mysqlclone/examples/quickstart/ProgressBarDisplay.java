package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.CloneProgress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws one bar over all bytes, with the stage behind it. */
final class ProgressBarDisplay implements ProgressDisplay {

    private static final int WIDTH = 79;
    private static final int INTERVAL_MILLIS = 50;

    private final ProgressBar bar;

    ProgressBarDisplay(PrintStream out) {
        bar = new ProgressBarBuilder()
                .setTaskName(Story.INDENT + "Copied")
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", Amounts.MEBIBYTE)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .continuousUpdate()
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    @Override
    public void onProgress(CloneProgress progress) {
        if (progress.estimatedBytes() > 0) {
            bar.maxHint(progress.estimatedBytes());
            bar.stepTo(progress.copiedBytes());
        }
        ProgressDisplay.stageOf(progress).ifPresent(stage -> bar.setExtraMessage(" %-9s".formatted(stage.label())));
    }

    @Override
    public void close() {
        bar.close();
    }
}

package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.time.Duration;

/** Prints what a clone did, how long that took, and up to where the copy goes. */
record ResultSummary(Story story) {

    void show(CloneResult result) {
        for (StageProgress stage : result.stages()) {
            showTimes(stage.stage().label(), stage.duration().orElse(Duration.ZERO), stage.copiedBytes());
        }
        showTimes("together", result.duration(), result.copiedBytes());
        result.coordinates().ifPresent(this::show);
        result.warnings().forEach(warning -> story.say("Warning: " + warning));
    }

    void show(BinlogCoordinates coordinates) {
        story.say("binlog file  " + coordinates.file().orElse("none"));
        story.say("position     " + coordinates.position());
        story.say("GTID set     " + coordinates.gtidExecuted());
    }

    private void showTimes(String what, Duration duration, long bytes) {
        String copied = bytes == 0 ? "" : Amounts.mebibytes(bytes);
        story.say("%-10s %8s %10s".formatted(what, Amounts.seconds(duration), copied));
    }
}

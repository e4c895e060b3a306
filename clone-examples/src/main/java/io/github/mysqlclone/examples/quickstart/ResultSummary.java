package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.time.Duration;

/** Prints what a clone did, how long that took, and up to where the copy goes. */
record ResultSummary(Story story) {

    void show(CloneResult result) {
        result.stages().forEach(this::show);
        show("together", result.duration(), result.copiedBytes());
        result.restartTime().ifPresent(away -> story.say("It did not answer for " + Amounts.seconds(away) + "."));
        result.coordinates().ifPresent(this::show);
        result.warnings().forEach(warning -> story.say("Warning: " + warning));
    }

    void show(BinlogCoordinates coordinates) {
        coordinates.file().ifPresent(file -> {
            story.say("binlog file  " + file);
            story.say("position     " + coordinates.position());
        });
        story.say("GTID set     " + coordinates.gtidExecuted());
    }

    private void show(StageProgress stage) {
        show(stage.stage().label(), stage.duration().orElse(Duration.ZERO), stage.copiedBytes());
    }

    private void show(String label, Duration duration, long bytes) {
        story.say("%-10s %8s %10s"
                .formatted(label, Amounts.seconds(duration), bytes == 0 ? "" : Amounts.mebibytes(bytes)));
    }
}

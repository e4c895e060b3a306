package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;

/** When a fault strikes. */
@FunctionalInterface
interface Moment {

    boolean hasCome(Scene scene) throws Exception;

    /** The stage runs, or what follows it. */
    static Moment reached(Stage stage) {
        return scene -> scene.operation().progress().stages().stream()
                .anyMatch(seen -> seen.stage() == stage && seen.state() != ReportedState.NOT_STARTED);
    }

    /** Something has been copied, and most of it has not. */
    static Moment copying() {
        return scene -> scene.operation().progress().stages().stream()
                .anyMatch(seen -> seen.stage() == Stage.FILE_COPY
                        && seen.state() == ReportedState.IN_PROGRESS
                        && seen.copiedBytes() > 0);
    }

    /** The server has dropped something already, and waits for a lock on the rest. */
    static Moment inMidDrop() {
        return scene -> reached(Stage.DROP_DATA).hasCome(scene) && scene.look() == RecipientData.PARTIALLY_DROPPED;
    }

    /** The recipient has gone down for its restart. */
    static Moment restarting() {
        return scene -> scene.operation().progress().state() == CloneState.RESTARTING
                || scene.recipient().startCount() > scene.startsBefore();
    }

    /** The recipient's next process is up or coming up. */
    static Moment startedAgain() {
        return scene -> scene.recipient().startCount() > scene.startsBefore();
    }

    /** It has gone down and nobody has started it. */
    static Moment down() {
        return scene -> !scene.recipient().isRunning();
    }
}

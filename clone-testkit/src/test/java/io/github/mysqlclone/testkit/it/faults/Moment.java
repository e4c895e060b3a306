package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.testkit.it.Sql;

/** When a fault strikes. */
@FunctionalInterface
interface Moment {

    boolean hasCome(Scene scene) throws Exception;

    /** The stage runs, or what follows it. */
    static Moment reached(Stage stage) {
        return scene -> scene.operation().progress().stages().stream()
                .anyMatch(seen -> seen.stage() == stage && seen.state() != ReportedState.NOT_STARTED);
    }

    /** The copy is so far along that the limit on its bandwidth holds. */
    static Moment copying() {
        return scene -> scene.operation().progress().stages().stream()
                .anyMatch(seen -> seen.stage() == Stage.FILE_COPY
                        && seen.state() == ReportedState.IN_PROGRESS
                        && seen.copiedBytes() > 0);
    }

    /** The server has dropped tables already, and waits for a lock on the rest; schemas go last (seen on 9.7.4). */
    static Moment inMidDrop() {
        return scene -> reached(Stage.DROP_DATA).hasCome(scene)
                && "0"
                        .equals(Sql.value(
                                scene.recipient(),
                                "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '" + Scene.FIRST
                                        + "'"));
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

package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A point in the life of a clone, from which on something may happen. */
record Moment(String name, Predicate<CloneProgress> hasCome) {

    /** All of them; the copy of files is the longest, and so the likeliest. */
    static final List<Moment> ALL = List.of(
            new Moment("the beginning", progress -> true),
            new Moment("the preparation", state(CloneState.PREPARING)),
            new Moment("the statement", state(CloneState.RUNNING)),
            stage(Stage.DROP_DATA),
            stage(Stage.FILE_COPY),
            stage(Stage.FILE_COPY),
            stage(Stage.FILE_COPY),
            stage(Stage.PAGE_COPY),
            stage(Stage.REDO_COPY),
            stage(Stage.FILE_SYNC),
            new Moment("the restart", state(CloneState.RESTARTING)),
            new Moment("the recovery", state(CloneState.RECOVERING)));

    private static Predicate<CloneProgress> state(CloneState state) {
        return progress -> progress.state().compareTo(state) >= 0;
    }

    private static Moment stage(Stage stage) {
        return new Moment(
                stage.label(),
                progress -> Stream.concat(
                                progress.stages().stream()
                                        .filter(seen -> seen.stage() == stage)
                                        .map(seen -> seen.state() != ReportedState.NOT_STARTED),
                                Stream.of(progress.state().compareTo(CloneState.RUNNING) > 0))
                        .anyMatch(Boolean::booleanValue));
    }

    @Override
    public String toString() {
        return name;
    }
}

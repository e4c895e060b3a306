package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.io.PrintStream;
import java.util.Optional;

/** Shows how a clone gets on. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {

    /** Makes a bar that moves where somebody looks at a terminal, and lines for a log. */
    @SuppressWarnings("SystemConsoleNull") // with jdk.console=java.base, as the pom has it, it says what it always said
    static ProgressDisplay on(PrintStream out) {
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return terminal ? new ProgressBarDisplay(out) : new ProgressLinesDisplay(out);
    }

    /** Returns what is going on; a server that restarts cannot say so itself. */
    static Optional<Stage> stageOf(CloneProgress progress) {
        return progress.state() == CloneState.RESTARTING
                ? Optional.of(Stage.RESTART)
                : progress.currentStage().map(StageProgress::stage);
    }

    @Override
    void close();
}

package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.progress.ProgressListener;
import java.io.PrintStream;

/** Shows how a clone gets on. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {

    /** Makes a bar that moves for a terminal, and lines for a log. */
    static ProgressDisplay on(PrintStream out) {
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return terminal ? new ProgressBarDisplay(out) : new ProgressLinesDisplay(out);
    }

    @Override
    void close();
}

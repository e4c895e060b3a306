package io.github.mysqlclone.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Prints what happens, in numbered chapters and lines that fit an 80-column terminal. */
final class Story {

    static final String INDENT = "   ";

    private static final int WIDTH = 80;

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int chapters;

    Story(PrintStream out) {
        this.out = out;
    }

    /** Begins a chapter. */
    void chapter(String title) {
        chapters++;
        out.println();
        out.println(chapters + ". " + title);
    }

    /** Prints a text; lines that are too long are broken at blanks. */
    void say(String text) {
        text.lines()
                .flatMap(line -> LineBreaks.wrap(line, WIDTH - INDENT.length()).stream())
                .forEach(line -> out.println((INDENT + line).stripTrailing()));
    }

    /** Makes a display for the progress of a clone. */
    ProgressDisplay progressDisplay() {
        return ProgressDisplay.on(out);
    }

    void endWell(String lastWords) {
        out.println();
        out.println("Done in " + Amounts.seconds(Duration.between(begin, Instant.now())) + ". " + lastWords);
    }

    void endBadly(Exception reason) {
        out.println();
        out.println("The quickstart could not go on:");
        say(String.valueOf(reason.getMessage()));
    }
}

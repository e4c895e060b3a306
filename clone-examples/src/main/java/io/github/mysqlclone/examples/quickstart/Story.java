package io.github.mysqlclone.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** Prints a text, broken at blanks where it is too long for one line. */
    void say(String text) {
        text.lines()
                .flatMap(line -> TextLines.wrap(line, WIDTH - INDENT.length()).stream())
                .forEach(line -> out.println((INDENT + line).stripTrailing()));
    }

    /** Prints tables of a database with their rows and sizes. */
    void showTable(List<TableContent> tables) {
        tables.forEach(table ->
                say("%-14s %,10d rows %8s".formatted(table.name(), table.rows(), Amounts.mebibytes(table.bytes()))));
    }

    /** Returns where a progress display may print. */
    PrintStream out() {
        return out;
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

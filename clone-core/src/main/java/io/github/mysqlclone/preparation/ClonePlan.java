package io.github.mysqlclone.preparation;

import java.util.ArrayList;
import java.util.List;

/**
 * Show every statement that would be sent to change something, in order, by what both servers are like now.
 *
 * <p>Reading statements, KILL QUERY of a clone that is cancelled, and what is set for a session only are not among them.
 *
 * @param statements the statements, the CLONE itself among them
 * @param obstacles why some of what was asked for cannot be prepared; preflight refuses for the same reasons
 * @since 0.1.0
 */
public record ClonePlan(List<PlannedStatement> statements, List<String> obstacles) {

    private static final int WIDTH = 98;
    private static final String INDENT = "             ";

    /** Copy the lists. */
    public ClonePlan {
        statements = List.copyOf(statements);
        obstacles = List.copyOf(obstacles);
    }

    /** {@return the plan for a person, in lines of less than 100 columns} */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (PlannedStatement planned : statements) {
            wrap(lines, "%-10s   ".formatted(planned.side().word()), planned.statement());
            planned.undo().ifPresent(undo -> wrap(lines, "     undo    ", undo));
        }
        obstacles.forEach(obstacle -> wrap(lines, "OBSTACLE     ", obstacle));
        return String.join("\n", lines);
    }

    /** At blanks where there are any; a path may be longer than a line. */
    private static void wrap(List<String> lines, String head, String text) {
        String start = head;
        String rest = text;
        int room = WIDTH - INDENT.length();
        while (rest.length() > room) {
            int blank = rest.lastIndexOf(' ', room);
            int end = blank > 0 ? blank : room;
            lines.add(start + rest.substring(0, end));
            rest = rest.substring(end).strip();
            start = INDENT;
        }
        lines.add(start + rest);
    }
}

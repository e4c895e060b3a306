package io.github.mysqlclone.internal.diagnosis;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Picks what a person looks for first out of the end of an error log. Pure. */
public final class ErrorLogExcerpt {

    /** As the server writes it to a file, and as {@link ErrorLogTail} reads it from the table. */
    private static final Pattern ERROR = Pattern.compile("\\[ERROR\\]|^\\S+ \\S+ Error ");

    private static final int SHOWN = 5;

    private ErrorLogExcerpt() {}

    /** Return the last lines that are errors, oldest first; the last lines of all where none is. */
    public static List<String> of(List<String> lines) {
        List<String> errors =
                lines.stream().filter(line -> ERROR.matcher(line).find()).toList();
        return last(errors.isEmpty() ? lines : errors);
    }

    /** Return the last of them in a sentence with a line for each, and a blank before it; empty for none. */
    public static String sentence(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : " The recipient's error log says:"
                        + last(lines).stream()
                                .map(line -> "\n  " + line.strip())
                                .collect(Collectors.joining());
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    }
}

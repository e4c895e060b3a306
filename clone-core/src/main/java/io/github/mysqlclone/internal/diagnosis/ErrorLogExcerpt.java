package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.server.Secret;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Picks what a person looks for first out of the end of an error log. Pure. */
public final class ErrorLogExcerpt {

    /** As the server writes it to a file, and as {@link ErrorLogTail} reads it from the table. */
    private static final Pattern ERROR = Pattern.compile("\\[ERROR\\]|^\\S+ \\S+ Error ");

    /** A file names the subsystem, the table does not. These lines quote values of rows, and say nothing of a clone. */
    private static final Pattern OF_DATA = Pattern.compile("\\[Repl\\]|\\b(?:Replica|Slave)\\b|\\bfor channel '|"
            + "\\bWorker \\d+ failed executing transaction|\\bEvent Scheduler:");

    /** Whatever quotes a statement says so in this way (sql/share/messages_to_error_log.txt). */
    private static final Pattern STATEMENT = Pattern.compile("\\bQuery(?: \\([^)]*\\))?:.*", Pattern.DOTALL);

    private static final Pattern TEMPORARY_PASSWORD =
            Pattern.compile("(temporary password).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int SHOWN = 5;

    private ErrorLogExcerpt() {}

    /** Return the last lines that are errors, oldest first; the last lines of all where none is. */
    public static List<String> of(List<String> lines) {
        List<String> ours = lines.stream().filter(ErrorLogExcerpt::isToBeShown).toList();
        List<String> errors =
                ours.stream().filter(line -> ERROR.matcher(line).find()).toList();
        return last(errors.isEmpty() ? ours : errors);
    }

    private static boolean isToBeShown(String line) {
        return !OF_DATA.matcher(line).find();
    }

    private static String withoutDataAndSecrets(String line) {
        String cut = STATEMENT.matcher(line).replaceFirst("Query: …");
        return TEMPORARY_PASSWORD
                .matcher(cut)
                .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + " " + Secret.MASK));
    }

    /**
     * Return the last of them in a sentence with a line for each, and a blank before it; empty for none. It gets into logs and
     * tickets, so it quotes no statement and no row.
     */
    public static String sentence(List<String> lines) {
        List<String> shown =
                last(lines.stream().filter(ErrorLogExcerpt::isToBeShown).toList());
        return shown.isEmpty()
                ? ""
                : " The recipient's error log says:"
                        + shown.stream()
                                .map(line ->
                                        "\n  " + withoutDataAndSecrets(line).strip())
                                .collect(Collectors.joining());
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    }
}

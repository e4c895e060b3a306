package io.github.mysqlclone.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Show how two servers compare. Immutable.
 *
 * @param depth how closely they were compared
 * @param tables how many tables both sides have
 * @param differences all of them, in the order of their names
 * @param emptyByEngine tables with rows on the donor that are empty on the recipient because a clone copies the rows of
 *     InnoDB tables only; no differences
 * @param onlyDefinitions tables whose rows were not compared, because there are more than the limit
 * @param unseen what was perhaps not compared: what the accounts may not see, with the privilege that shows it, and rows that
 *     a server did not count or sum up
 * @since 0.1.0
 */
public record ComparisonReport(
        ComparisonDepth depth,
        int tables,
        List<DataDifference> differences,
        List<TableName> emptyByEngine,
        List<TableName> onlyDefinitions,
        List<String> unseen) {

    /** Require the parts and copy the lists. */
    public ComparisonReport {
        Objects.requireNonNull(depth, "depth");
        differences = List.copyOf(differences);
        emptyByEngine = List.copyOf(emptyByEngine);
        onlyDefinitions = List.copyOf(onlyDefinitions);
        unseen = List.copyOf(unseen);
    }

    /**
     * {@return whether nothing differs, and nothing that was asked for can have been hidden from the comparison}
     *
     * <p>Equal by what was asked for: of the tables in {@link #onlyDefinitions()} no row was looked at, and with a
     * {@link DataComparison#rowLimit(long)} that may be all of them. The same goes for {@link #depth()}. Two servers without a
     * table of users are equal; {@link #tables()} tells whether there was anything to compare.
     */
    public boolean isEqual() {
        return differences.isEmpty() && unseen.isEmpty();
    }

    /** {@return the first difference; empty if there is none} */
    public Optional<DataDifference> firstDifference() {
        return differences.stream().findFirst();
    }

    /** {@return one line on the whole, and one for each difference and each list of tables} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(tables + " tables compared by " + depth + ": " + verdict());
        differences.forEach(difference -> text.append("\n  ").append(difference));
        append(text, "empty on the recipient because of their engine", emptyByEngine);
        append(text, "too big for their rows to be compared", onlyDefinitions);
        append(text, "may be hidden, or was not read", unseen);
        return text.toString();
    }

    private String verdict() {
        if (!differences.isEmpty()) {
            return differences.size() + " differences";
        }
        return unseen.isEmpty() ? "equal" : "no difference in what the accounts see";
    }

    private static void append(StringBuilder text, String what, List<?> those) {
        if (!those.isEmpty()) {
            text.append("\n  ")
                    .append(what)
                    .append(": ")
                    .append(those.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }
}

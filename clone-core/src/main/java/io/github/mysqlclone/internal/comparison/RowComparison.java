package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.Identifier;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataDifference;
import io.github.mysqlclone.verify.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares the rows of the tables that both sides have. Used once. */
final class RowComparison {

    private static final String ON_DONOR = "on the donor: ";
    private static final String ON_RECIPIENT = "on the recipient: ";

    private final ComparisonScope scope;
    private final List<SchemaObject> tables;
    private final List<DataDifference> differences = new ArrayList<>();
    private final List<TableName> emptyByEngine = new ArrayList<>();
    private final List<TableName> onlyDefinitions = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    RowComparison(ComparisonScope scope, ServerContents donor, ServerContents recipient) {
        this.scope = scope;
        this.tables = donor.of(ObjectKind.TABLE).values().stream()
                .filter(table -> recipient.of(ObjectKind.TABLE).containsKey(table.name()))
                .toList();
        donor.unseen().stream().map(what -> ON_DONOR + what).forEach(unseen::add);
        recipient.unseen().stream().map(what -> ON_RECIPIENT + what).forEach(unseen::add);
    }

    void run(BothSides sides) {
        int done = 0;
        for (SchemaObject table : tables) {
            if (scope.countsRows()) {
                compare(table, sides);
                if (scope.position().isPresent()) {
                    sides.ask(RowComparison::release);
                }
            }
            scope.listener().onTable(table.name(), ++done, tables.size());
        }
    }

    private static boolean release(ServerConnection connection) throws SQLException {
        SnapshotsAtOnePosition.release(connection);
        return true;
    }

    private void compare(SchemaObject table, BothSides sides) {
        if (table.estimatedRows() > scope.rowLimit()) {
            onlyDefinitions.add(table.name());
            return;
        }
        seen(table, sides, "SELECT COUNT(*) FROM ", 1).ifPresent(rows -> {
            if (rows.ofRecipient() == 0 && rows.ofDonor() > 0 && !table.isInnodb()) {
                emptyByEngine.add(table.name());
            } else if (!rows.ofDonor().equals(rows.ofRecipient())) {
                differences.add(new DataDifference.RowCountDiffers(table.name(), rows.ofDonor(), rows.ofRecipient()));
            } else if (scope.sumsRows()) {
                compareSums(table, sides);
            }
        });
    }

    private void compareSums(SchemaObject table, BothSides sides) {
        seen(table, sides, "CHECKSUM TABLE ", 2)
                .filter(sums -> !sums.ofDonor().equals(sums.ofRecipient()))
                .ifPresent(sums -> differences.add(
                        new DataDifference.ChecksumDiffers(table.name(), sums.ofDonor(), sums.ofRecipient())));
    }

    /** Empty where one side did not say: NULL is what CHECKSUM TABLE answers for a table that it cannot read. */
    private Optional<BothSides.Answers<Long>> seen(SchemaObject table, BothSides sides, String statement, int column) {
        BothSides.Answers<Optional<Long>> said =
                sides.ask(connection -> number(connection, statement + Identifier.of(table.name()), column));
        note(ON_DONOR, said.ofDonor(), table, statement);
        note(ON_RECIPIENT, said.ofRecipient(), table, statement);
        return said.ofDonor()
                .flatMap(donor -> said.ofRecipient().map(recipient -> new BothSides.Answers<>(donor, recipient)));
    }

    private void note(String where, Optional<Long> said, SchemaObject table, String statement) {
        if (said.isEmpty()) {
            unseen.add(where + "the rows of table " + table.name() + " (" + statement
                    + "gives no number; CHECK TABLE may tell why)");
        }
    }

    private static Optional<Long> number(ServerConnection connection, String sql, int column) throws SQLException {
        return connection
                .queryFirst(sql, row -> Optional.ofNullable(row.getString(column)))
                .flatMap(value -> value)
                .map(Long::valueOf);
    }

    ComparisonReport report(List<DataDifference> ofDefinitions) {
        List<DataDifference> all = new ArrayList<>(ofDefinitions);
        all.addAll(differences);
        all.sort(Comparator.comparing(DataDifference::subject));
        return new ComparisonReport(scope.depth(), tables.size(), all, emptyByEngine, onlyDefinitions, unseen);
    }
}

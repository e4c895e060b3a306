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
import java.util.stream.Stream;

/** Compares the rows of the tables that both sides have. Used once. */
final class RowComparison {

    private final ComparisonScope scope;
    private final List<SchemaObject> tables;
    private final List<DataDifference> differences = new ArrayList<>();
    private final List<TableName> emptyByEngine = new ArrayList<>();
    private final List<TableName> onlyDefinitions = new ArrayList<>();
    private final List<String> unseen;

    RowComparison(ComparisonScope scope, ServerContents donor, ServerContents recipient) {
        this.scope = scope;
        this.tables = donor.of(ObjectKind.TABLE).values().stream()
                .filter(table -> recipient.of(ObjectKind.TABLE).containsKey(table.name()))
                .toList();
        this.unseen = Stream.concat(
                        donor.unseen().stream().map(what -> "on the donor: " + what),
                        recipient.unseen().stream().map(what -> "on the recipient: " + what))
                .toList();
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
        BothSides.Answers<Long> rows =
                sides.ask(connection -> number(connection, "SELECT COUNT(*) FROM " + Identifier.of(table.name()), 1));
        if (rows.ofRecipient() == 0 && rows.ofDonor() > 0 && !table.isInnodb()) {
            emptyByEngine.add(table.name());
        } else if (!rows.ofDonor().equals(rows.ofRecipient())) {
            differences.add(new DataDifference.RowCountDiffers(table.name(), rows.ofDonor(), rows.ofRecipient()));
        } else if (scope.sumsRows()) {
            BothSides.Answers<Long> sums =
                    sides.ask(connection -> number(connection, "CHECKSUM TABLE " + Identifier.of(table.name()), 2));
            if (!sums.ofDonor().equals(sums.ofRecipient())) {
                differences.add(new DataDifference.ChecksumDiffers(table.name(), sums.ofDonor(), sums.ofRecipient()));
            }
        }
    }

    private static long number(ServerConnection connection, String sql, int column) throws SQLException {
        return connection.queryFirst(sql, row -> row.getLong(column)).orElse(0L);
    }

    ComparisonReport report(List<DataDifference> ofDefinitions) {
        List<DataDifference> all = new ArrayList<>(ofDefinitions);
        all.addAll(differences);
        all.sort(Comparator.comparing(DataDifference::subject));
        return new ComparisonReport(scope.depth(), tables.size(), all, emptyByEngine, onlyDefinitions, unseen);
    }
}

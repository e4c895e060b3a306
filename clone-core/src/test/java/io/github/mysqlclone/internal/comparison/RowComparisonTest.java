package io.github.mysqlclone.internal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.verify.ComparisonDepth;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import io.github.mysqlclone.verify.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowComparisonTest {

    private static final ComparisonScope SCOPE = new ComparisonScope(
            Set.of(),
            Set.of(),
            ComparisonDepth.CHECKSUMS,
            Long.MAX_VALUE,
            Duration.ofSeconds(5),
            (table, done, all) -> {},
            Optional.empty());

    /** Says this of its one table; null as the server does that cannot read it, and an empty text without a word. */
    private static ScriptedServer with(String count, @Nullable String sum) {
        return new ScriptedServer(sql -> {
            if (sql.startsWith("SELECT COUNT(*)")) {
                return rows(count);
            }
            return sql.startsWith("CHECKSUM TABLE") ? rows(sum) : null;
        });
    }

    /** NULL is what the server answers for a table that it cannot read. */
    @SuppressWarnings("NullAway")
    private static List<Map<String, Object>> rows(@Nullable String value) {
        return value != null && value.isEmpty() ? List.of() : List.of(Rows.row("Checksum", value, "again", value));
    }

    private static ComparisonReport compared(ScriptedServer donor, ScriptedServer recipient) {
        ServerContents contents = ServerContents.of(
                Map.of("shop", "CREATE DATABASE shop"),
                List.of(new SchemaObject(
                        ObjectKind.TABLE, new TableName("shop", "item"), "CREATE TABLE item", "InnoDB", 3)),
                List.of());
        RowComparison comparison = new RowComparison(SCOPE, contents, contents);
        try (ServerConnection here = donor.open();
                ServerConnection there = recipient.open();
                BothSides sides = new BothSides(here, there)) {
            comparison.run(sides);
        }
        return comparison.report(List.of());
    }

    @Test
    void sumsThatAreAlikeAreEqual() {
        ComparisonReport report = compared(with("3", "17"), with("3", "17"));

        assertThat(report.isEqual()).isTrue();
    }

    /** CHECKSUM TABLE answers NULL for a table that it cannot read, and no error. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {"NULL, NULL", "NULL, 17", "17, NULL", "NULL, 0", "'', ''", "'', 17"})
    void whatNobodySummedUpIsNotEqual(@Nullable String ofDonor, @Nullable String ofRecipient) {
        ComparisonReport report = compared(with("3", ofDonor), with("3", ofRecipient));

        assertThat(report.isEqual()).isFalse();
        assertThat(report.differences()).isEmpty();
        assertThat(report.unseen())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry).contains("shop.item", "CHECKSUM TABLE"));
    }

    @Test
    void whatNobodyCountedIsNotEqual() {
        ComparisonReport report = compared(with("", "17"), with("", "17"));

        assertThat(report.isEqual()).isFalse();
        assertThat(report.unseen()).hasSize(2);
    }

    @Test
    void aServerIsNotComparedWithItself() {
        ScriptedServer server = with("3", "17");

        assertThatThrownBy(() ->
                        DataComparison.of(server.server(), server.server()).compare())
                .isInstanceOf(ServerConnectionException.class)
                .hasMessageContaining(ScriptedServer.UUID)
                .hasMessageContaining("one server");
    }
}

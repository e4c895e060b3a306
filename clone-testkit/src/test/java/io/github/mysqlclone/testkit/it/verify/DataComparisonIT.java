package io.github.mysqlclone.testkit.it.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.ServerLifecycle;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.verify.ComparisonDepth;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import io.github.mysqlclone.verify.DataDifference;
import io.github.mysqlclone.verify.DataDifference.ChecksumDiffers;
import io.github.mysqlclone.verify.DataDifference.DefinitionDiffers;
import io.github.mysqlclone.verify.DataDifference.ObjectMissing;
import io.github.mysqlclone.verify.DataDifference.RowCountDiffers;
import io.github.mysqlclone.verify.DataDifference.SchemaDiffers;
import io.github.mysqlclone.verify.DataDifference.SchemaMissing;
import io.github.mysqlclone.verify.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A donor with a bit of everything, a clone of it, and what is changed on the clone. */
@Tag(Lane.CORE)
@MySqlTest(scripts = "shop.sql", lifecycle = ServerLifecycle.PER_CLASS)
@ClonedPair
class DataComparisonIT {

    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName OLD = new TableName("shop", "old_orders");

    private final ClonePair pair;
    private final DataSource recipient;

    DataComparisonIT(ClonePair pair, @Recipient DataSource recipient) {
        this.pair = pair;
        this.recipient = recipient;
    }

    /** Brings back what the tests change. */
    @AfterEach
    void loadAgainIfChanged() throws Exception {
        if (!comparison().compare().isEqual()) {
            onRecipient("DROP DATABASE IF EXISTS shop", "DROP DATABASE IF EXISTS other");
            Population.resource(DataComparisonIT.class, "shop.sql").populate(recipient);
            onRecipient("TRUNCATE shop.old_orders"); // as its engine left it when it was cloned
            assertThat(differences()).isEmpty();
        }
    }

    @Test
    void findsACloneEqualAndListsWhatItsEngineLeftEmpty() {
        ComparisonReport report = comparison().compare();

        assertThat(report.differences()).isEmpty();
        assertThat(report.isEqual()).isTrue();
        assertThat(report.firstDifference()).isEmpty();
        assertThat(report.emptyByEngine()).containsExactly(OLD);
        assertThat(report.tables()).isEqualTo(3);
        assertThat(report)
                .hasToString("3 tables compared by CHECKSUMS: equal\n"
                        + "  empty on the recipient because of their engine: shop.old_orders");
    }

    @Test
    void isNotEqualWhereNothingOfThatNameIsThere() {
        ComparisonReport report = comparison().schemas("shpo").compare();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.differences())
                .containsExactly(new SchemaMissing("shpo", Side.DONOR), new SchemaMissing("shpo", Side.RECIPIENT));
    }

    @Test
    void isNotEqualWhereTheAccountsSeeNothing() throws SQLException {
        Account blind = Account.of("blind", "password-of-the-blind");
        for (TestServer server : List.of(pair.donor(), pair.recipient())) {
            server.execute("CREATE USER blind IDENTIFIED BY 'password-of-the-blind'");
        }
        try {
            ComparisonReport report = DataComparison.of(
                            pair.donor().server(blind), pair.recipient().server(blind))
                    .compare();

            assertThat(report.differences()).isEmpty();
            assertThat(report.tables()).isZero();
            assertThat(report.unseen())
                    .contains("on the donor: schemas (SHOW DATABASES)", "on the recipient: events (EVENT)");
            assertThat(report.isEqual()).isFalse();
        } finally {
            pair.donor().execute("DROP USER blind");
            pair.recipient().execute("DROP USER blind");
        }
    }

    @Test
    void findsASchemaThatIsMissing() throws SQLException {
        onRecipient("DROP DATABASE shop");

        assertThat(differences()).containsExactly(new SchemaMissing("shop", Side.RECIPIENT));
    }

    @Test
    void findsASchemaOfAnotherCharacterSet() throws SQLException {
        onRecipient("ALTER DATABASE shop CHARACTER SET latin1");

        assertThat(differences()).singleElement().isInstanceOf(SchemaDiffers.class);
        assertThat(differences().get(0).toString()).startsWith("schema shop is defined differently");
    }

    @Test
    void findsATableThatIsMissing() throws SQLException {
        onRecipient("DROP TRIGGER shop.order_inserted", "DROP TABLE shop.orders", "CREATE TABLE shop.extra (id INT)");

        assertThat(differences())
                .contains(
                        new ObjectMissing("table", ORDERS, Side.RECIPIENT),
                        new ObjectMissing("table", new TableName("shop", "extra"), Side.DONOR));
    }

    @Test
    void findsATableOfAnotherDefinitionAndNoMoreThanThat() throws SQLException {
        onRecipient("ALTER TABLE shop.customers MODIFY name VARCHAR(60) NOT NULL");

        assertThat(differences()).singleElement().isInstanceOf(DefinitionDiffers.class);
    }

    @Test
    void overlooksTheNextValueOfACounter() throws SQLException {
        onRecipient("ALTER TABLE shop.customers AUTO_INCREMENT = 1000");

        assertThat(differences()).isEmpty();
    }

    @Test
    void findsViewsRoutinesTriggersAndEvents() throws SQLException {
        onRecipient(
                "CREATE OR REPLACE VIEW shop.names AS SELECT id FROM shop.customers",
                "DROP FUNCTION shop.twice",
                "CREATE FUNCTION shop.twice(number BIGINT) RETURNS INT DETERMINISTIC RETURN number + number",
                "DROP PROCEDURE shop.twice",
                "DROP TRIGGER shop.order_inserted",
                "ALTER EVENT shop.nightly ON SCHEDULE EVERY 3 DAY");

        assertThat(differences())
                .hasSize(5)
                .extracting(difference -> difference.toString().replaceAll("(?s)(differently|recipient).*", "$1"))
                .containsExactlyInAnyOrder(
                        "view shop.names is defined differently",
                        "function shop.twice is defined differently",
                        "procedure shop.twice is missing on the recipient",
                        "trigger shop.order_inserted is missing on the recipient",
                        "event shop.nightly is defined differently");
    }

    @Test
    void overlooksWhetherAnEventIsOnAsItIsOffOnAReplica() throws SQLException {
        onRecipient("ALTER EVENT shop.nightly DISABLE");

        assertThat(differences()).isEmpty();
    }

    @Test
    void countsRowsAndNamesTheFirstDifferenceByName() throws SQLException {
        onRecipient("DELETE FROM shop.orders WHERE id = 1", "DELETE FROM shop.customers WHERE id = 2");

        ComparisonReport report = comparison().by(ComparisonDepth.ROW_COUNTS).compare();

        TableName customers = new TableName("shop", "customers");
        assertThat(report.differences())
                .containsExactly(new RowCountDiffers(customers, 2, 1), new RowCountDiffers(ORDERS, 3, 2));
        assertThat(report.firstDifference().map(DataDifference::subject)).contains("shop.customers");
        assertThat(report).asString().contains("table shop.customers has 2 rows on the donor, 1 on the recipient");
    }

    @Test
    void findsOtherRowsByTheirChecksumAndNotByTheirNumber() throws SQLException {
        onRecipient("UPDATE shop.orders SET amount = amount + 1 WHERE id = 2");

        assertThat(comparison().by(ComparisonDepth.ROW_COUNTS).compare().isEqual())
                .isTrue();
        assertThat(differences()).singleElement().isInstanceOfSatisfying(ChecksumDiffers.class, difference -> {
            assertThat(difference.table()).isEqualTo(ORDERS);
            assertThat(difference.onDonor()).isNotEqualTo(difference.onRecipient());
        });
    }

    @Test
    void looksAtDefinitionsOnlyIfAskedTo() throws SQLException {
        onRecipient("DELETE FROM shop.orders");

        ComparisonReport report = comparison().by(ComparisonDepth.DEFINITIONS).compare();

        assertThat(report.isEqual()).isTrue();
        assertThat(report.emptyByEngine()).isEmpty();
    }

    @Test
    void doesNotReadTheRowsOfBigTables() throws SQLException {
        // or the estimate depends on whether the server has counted the rows between loading them and its shutdown
        pair.donor().execute("ANALYZE NO_WRITE_TO_BINLOG TABLE shop.orders");
        onRecipient("DELETE FROM shop.orders");

        ComparisonReport report = comparison().rowLimit(2).compare();

        assertThat(report.onlyDefinitions()).containsExactly(ORDERS);
        assertThat(report.isEqual()).isTrue();
    }

    @Test
    void leavesATableOutWithItsTriggers() throws SQLException {
        onRecipient("DROP TRIGGER shop.order_inserted", "DROP TABLE shop.orders");

        assertThat(comparison().ignoring("shop", "orders").compare().differences())
                .isEmpty();
    }

    @Test
    void comparesNoOtherSchemaThanThoseNamed() throws SQLException {
        onRecipient("CREATE DATABASE other");

        assertThat(comparison().schemas("shop").compare().isEqual()).isTrue();
        assertThat(differences()).containsExactly(new SchemaMissing("other", Side.DONOR));
    }

    @Test
    void tellsOfEachTable() {
        List<String> heard = new ArrayList<>();

        ComparisonReport report = comparison()
                .onTable((table, done, total) -> heard.add(table + " " + done + "/" + total))
                .compare();

        assertThat(report.tables()).isEqualTo(heard.size());
        assertThat(heard).containsExactly("shop.customers 1/3", "shop.old_orders 2/3", "shop.orders 3/3");
    }

    @Test
    void saysWhichServerLetsNobodyIn() {
        Account stranger = Account.of("stranger", "secret-of-a-stranger");

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> DataComparison.of(
                                pair.donor().server(), pair.recipient().server(stranger))
                        .compare())
                .withMessageContaining(String.valueOf(pair.recipient().port()))
                .withMessageContaining("1045")
                .withMessageNotContaining("secret-of-a-stranger");
    }

    @Test
    void saysWhatAnAccountNeedsThatMayNotReadATable() throws SQLException {
        Account blind = Account.of("blind", "blind-password");
        pair.donor().execute("CREATE USER blind IDENTIFIED BY 'blind-password'", "GRANT INSERT ON shop.* TO blind");
        try {
            assertThatExceptionOfType(ServerConnectionException.class)
                    .isThrownBy(() -> DataComparison.of(
                                    pair.donor().server(blind), pair.recipient().server())
                            .compare())
                    .withMessageContaining(String.valueOf(pair.donor().port()))
                    .withMessageContaining("needs SELECT");
        } finally {
            pair.donor().execute("DROP USER blind");
        }
    }

    @Test
    void endsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ServerConnectionException.class)
                    .isThrownBy(() -> comparison().compare())
                    .withMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readsAServerThatQuotesNamesInAnotherWay() throws SQLException {
        onRecipient("SET GLOBAL sql_mode = 'ANSI_QUOTES'", "SET GLOBAL sql_quote_show_create = OFF");
        try {
            assertThat(differences()).isEmpty();
        } finally {
            onRecipient("SET GLOBAL sql_mode = DEFAULT", "SET GLOBAL sql_quote_show_create = DEFAULT");
        }
        assertThat(Sql.value(pair.recipient(), "SELECT @@sql_quote_show_create"))
                .isEqualTo("1");
    }

    private List<DataDifference> differences() {
        return comparison().compare().differences();
    }

    private DataComparison comparison() {
        return DataComparison.of(pair.donor().server(), pair.recipient().server());
    }

    private void onRecipient(String... statements) throws SQLException {
        pair.recipient().execute(statements);
    }
}

package io.github.mysqlclone.testkit.it.verify;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
@MySqlTest(scripts = "shop.sql")
@ClonedPair
class ServerAssertIT {

    @Test
    void comparesTwoServersAndNamesTheFirstDifference(TestServer donor, @Recipient TestServer recipient)
            throws SQLException {
        assertThat(recipient).hasSameDataAs(donor);
        assertThat(recipient.server()).hasSameDataAs(donor.server());

        recipient.execute("DELETE FROM shop.orders WHERE id = 1", "UPDATE shop.customers SET name = 'Barbara'");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recipient).as("the copy").hasSameDataAs(donor))
                .withMessageMatching("(?s)\\[the copy] .*:" + recipient.port() + ".* does not hold the same data as .*:"
                        + donor.port() + ".*: table shop.customers has other rows: .*"
                        + "table shop.orders has 3 rows on the donor, 2 on the recipient.*");
        assertThat(recipient)
                .comparing(data -> data.ignoring("shop", "orders"))
                .comparing(data -> data.ignoring("shop", "customers"))
                .hasSameDataAs(donor);
    }

    /** By whichever way both are reached: a comparison of a server with itself proves nothing. */
    @Test
    void failsWhereAServerIsComparedWithItself(TestServer donor) throws SQLException {
        donor.execute("CREATE USER reader IDENTIFIED BY 'password'", "GRANT SELECT ON *.* TO reader");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(donor).hasSameDataAs(donor))
                .withMessageContaining("comparing it with itself proves nothing");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertThat(donor.server()).hasSameDataAs(donor.server(Account.of("reader", "password"))))
                .withMessageContaining("comparing it with itself proves nothing");
    }

    @Test
    void doesNotTakeForTheSameWhatItCannotSee(TestServer donor, @Recipient TestServer recipient) throws SQLException {
        Account blind = Account.of("blind", "password-of-the-blind");
        donor.execute("CREATE USER blind IDENTIFIED BY 'password-of-the-blind'");
        recipient.execute("CREATE USER blind IDENTIFIED BY 'password-of-the-blind'");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recipient.server(blind)).hasSameDataAs(donor.server(blind)))
                .withMessageContaining("not all of it could be compared")
                .withMessageContaining("on the donor: schemas (SHOW DATABASES)");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(recipient)
                        .comparing(data -> data.schemas("shpo"))
                        .hasSameDataAs(donor))
                .withMessageContaining("shpo");
    }
}

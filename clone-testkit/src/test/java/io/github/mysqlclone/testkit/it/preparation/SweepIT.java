package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.SweepReport;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Temporary accounts that a killed process left are found by their attribute. */
@Tag(Lane.CORE)
class SweepIT {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final String NOT_SOON = "2999-01-01T00:00:00Z";

    private final TestServer donor = ServerSpec.standard().start();

    @AfterEach
    void close() {
        donor.close();
    }

    private void makeAccount(String name, String expires) throws SQLException {
        LeftOut.unless(TestedMySql.isAtLeast("8.0.21"), "before 8.0.21 accounts have no attributes");
        donor.execute("CREATE USER '" + name + "'@'%' IDENTIFIED BY 'secret' ATTRIBUTE '{\"mysql_clone\": {\"owner\":"
                + " \"night job\", \"expires\": \"" + expires + "\"}}'");
    }

    private String accounts() throws SQLException {
        return String.valueOf(
                Sql.value(donor, "SELECT GROUP_CONCAT(User ORDER BY User) FROM mysql.user WHERE User LIKE 'left%'"));
    }

    @Test
    void dropsTheExpiredOnesThatNobodyUses() throws SQLException {
        makeAccount("left_old", LONG_AGO);
        makeAccount("left_used", LONG_AGO);
        makeAccount("left_valid", NOT_SOON);
        donor.execute("CREATE USER left_alone ATTRIBUTE '{\"owner\": \"somebody else\"}'");
        String gtids = String.valueOf(Sql.value(donor, "SELECT @@GLOBAL.gtid_executed"));

        SweepReport report;
        try (Connection used = DriverManager.getConnection(donor.jdbcUrl(), "left_used", "secret")) {
            assertThat(used.isValid(1)).isTrue();
            report = CloneCleanup.sweep(donor.server());
        }

        assertThat(report.dropped()).containsExactly("'left_old'@'%' of night job, expires " + LONG_AGO);
        assertThat(report.inUse()).singleElement().asString().startsWith("'left_used'@'%'");
        assertThat(report.valid()).singleElement().asString().startsWith("'left_valid'@'%'");
        assertThat(accounts()).isEqualTo("left_alone,left_used,left_valid");
        assertThat(Sql.value(donor, "SELECT @@GLOBAL.gtid_executed")).isEqualTo(gtids);
    }

    @Test
    void anAccountThatCannotSeeWhoIsConnectedIsRefused() throws SQLException {
        makeAccount("left_old", LONG_AGO);
        donor.execute(
                "CREATE USER sweeper IDENTIFIED BY 'secret'",
                "GRANT CREATE USER, SESSION_VARIABLES_ADMIN ON *.* TO sweeper");

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> CloneCleanup.sweep(donor.server(Account.of("sweeper", "secret"))))
                .withMessageContaining("lacks PROCESS");
        assertThat(accounts()).isEqualTo("left_old");

        donor.execute("GRANT PROCESS ON *.* TO sweeper");
        assertThat(CloneCleanup.sweep(donor.server(Account.of("sweeper", "secret")))
                        .dropped())
                .hasSize(1);
    }
}

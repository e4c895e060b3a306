package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recipient that comes back and lets nobody in is not waited for an hour: who can end it is said at once. */
@Tag(Lane.FULL)
@Timeout(60)
class RefusedLoginIT {

    private static final Account BEFORE = Account.of("cloner", "password-of-before");
    private static final Account AFTERWARDS = Account.of("afterwards", "password-for-afterwards");

    private static void isTold(
            UnaryOperator<ServerSpec> donor, UnaryOperator<ServerSpec> recipient, String account, String... words)
            throws SQLException {
        try (ClonePair pair =
                ClonePairSpec.standard().donor(donor).recipient(recipient).start()) {
            Servers.fill(pair.donor(), "shop", 10);
            Servers.fill(pair.recipient(), "own", 10);
            // The donor lacks it.
            pair.recipient()
                    .execute(
                            "CREATE USER cloner IDENTIFIED BY '"
                                    + BEFORE.password().reveal() + "'",
                            "GRANT SELECT, PROCESS, SHOW DATABASES, CLONE_ADMIN, SYSTEM_VARIABLES_ADMIN ON *.* TO cloner");
            pair.donor()
                    .execute(
                            "CREATE USER afterwards IDENTIFIED " + account,
                            "GRANT SELECT ON performance_schema.* TO afterwards");
            RemoteCloneSpec spec = Servers.without(
                            Servers.fromDonorOf(pair).replaceData(), CheckId.ACCOUNT_AFTER_RESTART)
                    .timeouts(CloneTimeouts.defaults().pollInterval(Duration.ofMillis(50)))
                    .accountAfterRestart(AFTERWARDS);

            CloneOutcomeUnknownException unknown = catchThrowableOfType(
                    CloneOutcomeUnknownException.class,
                    () -> Servers.run(spec, pair.recipient().server(BEFORE)));

            assertThat(unknown).hasMessageContaining("refuses every login").hasMessageContainingAll(words);
            assertThat(CloneStatus.read(pair.recipient().server()).orElseThrow().state())
                    .isEqualTo(ReportedState.COMPLETED);
        }
    }

    private static String byPassword() {
        return "BY '" + AFTERWARDS.password().reveal() + "'";
    }

    /** The server spares the account of the kit, which has every privilege. */
    @Test
    void whereItsInitConnectUsesWhatTheCloneHasDropped() throws SQLException {
        isTold(
                UnaryOperator.identity(),
                server -> server.option("init_connect", "SELECT COUNT(*) INTO @seen FROM own.item"),
                byPassword(),
                "1184",
                "init_connect",
                "CONNECTION_ADMIN");
    }

    @Test
    void whereTheAccountHasUsedUpItsHour() throws SQLException {
        isTold(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                byPassword() + " WITH MAX_QUERIES_PER_HOUR 5",
                "1226",
                "FLUSH USER_RESOURCES");
    }

    @Test
    void whereItDoesNotLoadThePluginOfTheAccount() throws SQLException {
        LeftOut.unless(TestedMySql.hasLibrary("auth_socket.so"), "this MySQL has no auth_socket.so");
        isTold(
                server -> server.option("plugin_load_add", "mysql_clone.so;auth_socket.so"),
                UnaryOperator.identity(),
                "WITH auth_socket",
                "1524",
                "auth_socket",
                "IDENTIFIED WITH caching_sha2_password");
    }
}

package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.Quarantine;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a donor whose event fires each second has no transaction of its own until its quarantine is lifted. */
@Tag(Lane.FULL)
class QuarantineIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestServer donor =
            ServerSpec.standard().option("event-scheduler", "ON").start();
    private final TestServer recipient = ServerSpec.standard()
            .without("plugin-load-add")
            .without("skip-replica-start")
            .option("event-scheduler", "ON")
            .start();
    private final BlankServers servers = new BlankServers(donor, recipient);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        servers.close();
    }

    private static Preparation quarantined() {
        return BlankServers.everythingNeeded().quarantine();
    }

    private void persistATimeZoneOfItsOwn() throws SQLException {
        recipient.execute(
                "SET sql_log_bin = 0",
                "INSERT INTO mysql.time_zone VALUES (4711, 'N')",
                "INSERT INTO mysql.time_zone_name VALUES ('Test/Zone', 4711)",
                "INSERT INTO mysql.time_zone_transition_type VALUES (4711, 0, 3600, 0, 'TST')",
                "SET PERSIST time_zone = 'Test/Zone'");
    }

    /** The server leaves out the variables that are persisted after one that it cannot set (seen on 9.7.4). */
    @Test
    @Tag(Lane.FULL)
    void isRefusedWhereAPersistedValueWouldTakeItAway() throws SQLException {
        persistATimeZoneOfItsOwn();

        assertThatExceptionOfType(PreflightFailedException.class)
                .isThrownBy(() -> Servers.run(servers.spec(quarantined()), recipient.server()))
                .satisfies(refused -> assertThat(refused.report()
                                .result(CheckId.PERSISTED_VALUES)
                                .orElseThrow()
                                .hasError())
                        .isTrue());
    }

    @Test
    @Tag(Lane.FULL)
    void isNotInForceBehindAPersistedValueThatTheCopyDoesNotKnow() throws SQLException {
        persistATimeZoneOfItsOwn();

        CloneResult result =
                Servers.run(Servers.without(servers.spec(quarantined()), CheckId.PERSISTED_VALUES), recipient.server());

        assertThat(result.quarantine().orElseThrow().notInForce()).contains("event_scheduler", "super_read_only");
    }

    private void makeAnEventThatFiresEachSecond() throws SQLException {
        donor.execute(
                "CREATE DATABASE beat",
                "CREATE TABLE beat.tick (at TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6))",
                "CREATE EVENT beat.each_second ON SCHEDULE EVERY 1 SECOND DO INSERT INTO beat.tick VALUES ()");
        Await.until("the event fires", SOON, () -> ticks(donor) > 1);
    }

    private static long ticks(TestServer server) throws SQLException {
        return Long.parseLong(String.valueOf(Sql.value(server, "SELECT COUNT(*) FROM beat.tick")));
    }

    private static String ownTransactions(TestServer server) throws SQLException {
        return String.valueOf(
                Sql.value(server, "SELECT REGEXP_SUBSTR(@@GLOBAL.gtid_executed, CONCAT(@@server_uuid, '[^,]*'))"));
    }

    @Test
    void noEventFiresAndNothingIsWrittenUntilItIsLifted() throws SQLException {
        makeAnEventThatFiresEachSecond();

        CloneResult result = Servers.run(servers.spec(quarantined()), recipient.server());

        Quarantine quarantine = result.quarantine().orElseThrow();
        assertThat(result.leftovers()).isEmpty();
        assertThat(quarantine.notInForce()).isEmpty();
        assertThat(Sql.row(recipient, OwnWords.of("SELECT @@super_read_only, @@event_scheduler, @@skip_replica_start")))
                .containsExactly("1", "OFF", "1");
        long copied = ticks(recipient);
        long before = ticks(donor);
        Await.until("it would have fired here, too", SOON, () -> ticks(donor) > before + 2);
        assertThat(ticks(recipient)).isEqualTo(copied);
        assertThat(ownTransactions(recipient)).isEqualTo("null");

        quarantine.lift(recipient.server());

        Await.until("the event fires on the copy", SOON, () -> ticks(recipient) > copied);
        assertThat(ownTransactions(recipient)).isNotEqualTo("null");
        assertThat(Sql.value(recipient, "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                .isEqualTo("0");
        quarantine.lift(recipient.server());
    }

    @Test
    void isLiftedFromItsLedgerOnceNobodyHasTheResultAnyMore() throws Exception {
        Path ledger = folder.resolve("ledger");
        Servers.run(servers.spec(quarantined().ledger(ledger)), recipient.server());

        Quarantine.heldIn(ledger).orElseThrow().lift(recipient.server());

        assertThat(Sql.row(recipient, "SELECT @@super_read_only, @@event_scheduler"))
                .containsExactly("0", "ON");
        assertThat(Sql.value(recipient, "SELECT COUNT(*) FROM performance_schema.persisted_variables"))
                .isEqualTo("0");
        assertThat(ledger).doesNotExist();
    }

    /** Without PERSIST_RO_VARIABLES_ADMIN the first of its three values cannot be put back. */
    @Test
    void isLiftedAsAWholeOrNotAtAll() throws Exception {
        Path ledger = folder.resolve("ledger");
        donor.execute(
                "CREATE USER sets_variables_only IDENTIFIED BY 'secret'",
                "GRANT SYSTEM_VARIABLES_ADMIN, PROCESS ON *.* TO sets_variables_only",
                "GRANT SELECT ON performance_schema.* TO sets_variables_only");
        Servers.run(servers.spec(quarantined().ledger(ledger)), recipient.server());
        MySqlServer weak = Servers.login(recipient, Account.of("sets_variables_only", "secret"));

        List<Leftover> leftovers = CloneCleanup.recover(ledger, weak, donor.server());

        assertThat(leftovers)
                .extracting(Leftover::what)
                .anyMatch(what -> what.contains(OwnWords.of("skip_replica_start")))
                .anyMatch(what -> what.contains("super_read_only"))
                .anyMatch(what -> what.contains("event_scheduler"));
        assertThat(Sql.row(recipient, "SELECT @@super_read_only, @@event_scheduler"))
                .containsExactly("1", "OFF");
        assertThat(CloneCleanup.recover(ledger, recipient.server(), donor.server()))
                .isEmpty();
        assertThat(Sql.row(recipient, "SELECT @@super_read_only, @@event_scheduler"))
                .containsExactly("0", "ON");
    }

    @Test
    void whatWasPersistedBeforeIsPersistedAgain() throws SQLException {
        recipient.execute(
                "SET PERSIST event_scheduler = OFF", OwnWords.of("SET PERSIST_ONLY skip_replica_start = OFF"));
        ChangeableState before = ChangeableState.of(recipient);

        CloneResult result = Servers.run(servers.spec(quarantined()), recipient.server());
        result.quarantine().orElseThrow().lift(recipient.server());
        recipient.restart();

        assertThat(ChangeableState.of(recipient).changedSince(before)).isEmpty();
    }

    @Test
    void onlyTheCopyItselfIsLifted() {
        Quarantine quarantine = Servers.run(servers.spec(quarantined()), recipient.server())
                .quarantine()
                .orElseThrow();

        assertThatExceptionOfType(DifferentServerException.class).isThrownBy(() -> quarantine.lift(donor.server()));
    }

    @Test
    void aServerThatLooksAtNothingPersistedIsNotInQuarantine() throws SQLException {
        try (TestServer heedless =
                ServerSpec.standard().option("persisted-globals-load", "OFF").start()) {
            BlankServers pair = new BlankServers(donor, heedless);

            CloneResult result = Servers.run(pair.spec(quarantined()), heedless.server());

            assertThat(result.quarantine().orElseThrow().notInForce()).contains("super_read_only");
            assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("The quarantine is not in force"));
        }
    }
}

package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process changed is undone from its ledger. */
@Tag(Lane.FULL)
class LedgerIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final BlankServers servers = BlankServers.start();
    private final TestServer donor = servers.donor();
    private final TestServer recipient = servers.recipient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        servers.close();
    }

    private Path ledger() {
        return folder.resolve("ledger");
    }

    private void killOneThatHasPrepared() throws IOException, InterruptedException {
        try (ChildJvm child = PreparingJvm.stoppingBeforeTheClone(servers, ledger(), folder.resolve("output"))) {
            Await.until("prepared", SOON, () -> child.output().contains(PreparingJvm.PREPARED));
            child.handle().destroyForcibly();
            assertThat(child.awaitExit()).isEqualTo(137);
        }
    }

    @Test
    void nothingIsUndoneUnderTheFeetOfAProcessThatIsAlive() throws SQLException, IOException, InterruptedException {
        try (ChildJvm child = PreparingJvm.stoppingBeforeTheClone(servers, ledger(), folder.resolve("output"))) {
            Await.until("prepared", SOON, () -> child.output().contains(PreparingJvm.PREPARED));
            ChangeableState prepared = ChangeableState.of(donor);

            assertThatIllegalStateException().isThrownBy(this::recover).withMessageContaining("is in use");

            assertThat(ChangeableState.of(donor).changedSince(prepared)).isEmpty();
            child.handle().destroyForcibly();
            child.awaitExit();
        }
        assertThat(recover()).isEmpty();
    }

    @Test
    void isNotLeftWhereNothingWasChanged() throws SQLException {
        donor.execute("INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
        recipient.execute(
                "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                "SET GLOBAL clone_valid_donor_list = '" + donor.host() + ":" + donor.port() + "'");
        RemoteCloneSpec spec =
                servers.spec(Preparation.nothing().temporaryDonorAccount().ledger(ledger()));
        try (CloneSession session = spec.openSession(recipient.server())) {
            session.beforeClone(report -> {
                donor.stop();
                return Optional.empty();
            });

            assertThatExceptionOfType(CloneFailedException.class)
                    .isThrownBy(session::run)
                    .satisfies(
                            failed -> assertThat(failed.failure().leftovers()).isEmpty());
        }
        assertThat(ledger()).doesNotExist();
    }

    private List<Leftover> recover() throws IOException {
        return CloneCleanup.recover(ledger(), recipient.server(), donor.server());
    }

    @Test
    void allIsUndoneThatAProcessChangedBeforeItWasKilled() throws SQLException, IOException, InterruptedException {
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);
        killOneThatHasPrepared();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore).keySet())
                .anyMatch(name -> name.startsWith("account mysql_clone_"))
                .contains("plugin clone");
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore))
                .containsKeys("plugin clone", "persisted super_read_only");
        assertThat(Files.readString(ledger()))
                .doesNotContain(donor.rootAccount().password().reveal(), "IDENTIFIED");

        assertThatIllegalStateException()
                .isThrownBy(() -> servers.spec(BlankServers.everythingNeeded().ledger(ledger()))
                        .openSession(recipient.server()))
                .withMessageContaining("CloneCleanup.recover");
        Files.writeString(ledger(), "variable\t99\tRECIP", StandardOpenOption.APPEND);

        assertThat(recover()).isEmpty();

        assertThat(ledger()).doesNotExist();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
    }

    @Test
    void whatCannotBeUndoneIsListedAndCanBeUndoneLater() throws SQLException, IOException, InterruptedException {
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);
        killOneThatHasPrepared();
        donor.execute("SET GLOBAL super_read_only = ON");

        assertThat(recover())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(leftover -> assertThat(leftover.why()).contains("1290"));
        assertThat(ledger()).exists();

        donor.execute("SET GLOBAL read_only = OFF");
        assertThat(recover()).isEmpty();
        assertThat(ledger()).doesNotExist();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
    }

    @Test
    void whatSomebodyHasChangedSinceIsLeftToThem() throws SQLException, IOException, InterruptedException {
        recipient.execute("INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
        killOneThatHasPrepared();
        String list = "SELECT @@GLOBAL.clone_valid_donor_list";
        recipient.execute(
                "SET GLOBAL clone_valid_donor_list = '" + Sql.value(recipient, list) + ",db9:3306'",
                "SET GLOBAL clone_max_data_bandwidth = 7",
                "SET PERSIST_ONLY event_scheduler = ON");

        assertThat(recover()).isEmpty();

        assertThat(Sql.value(recipient, list))
                .as("only what was added is taken")
                .isEqualTo("db9:3306");
        assertThat(Sql.value(recipient, "SELECT @@GLOBAL.clone_max_data_bandwidth"))
                .isEqualTo("7");
        assertThat(Sql.value(
                        recipient,
                        "SELECT VARIABLE_VALUE FROM performance_schema.persisted_variables WHERE VARIABLE_NAME ="
                                + " 'event_scheduler'"))
                .isEqualTo("ON");
    }

    @Test
    void anotherServerIsNotTouched() throws IOException, InterruptedException {
        killOneThatHasPrepared();

        assertThatExceptionOfType(DifferentServerException.class)
                .isThrownBy(() -> CloneCleanup.recover(ledger(), donor.server(), recipient.server()));

        assertThat(ledger()).exists();
    }

    @Test
    void aCloneThatStillRunsIsLeftAloneAndPutBackWhenItHasEnded()
            throws SQLException, IOException, InterruptedException {
        Servers.fillForASlowClone(donor);
        ChangeableState donorBefore = ChangeableState.of(donor);
        try (NetworkLink link = servers.narrowLink()) {
            try (ChildJvm child = PreparingJvm.cloningOver(link, servers, ledger(), folder.resolve("output"))) {
                Await.until("cloning", SOON, () -> state() == ReportedState.IN_PROGRESS);
                child.handle().destroyForcibly();
                child.awaitExit();
            }

            assertThatIllegalStateException().isThrownBy(this::recover).withMessageContaining("is still cloning");

            link.limit(0);
            Await.until("the clone has completed", Duration.ofMinutes(2), () -> state() == ReportedState.COMPLETED);
        }
        assertThat(recover()).isEmpty();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(Sql.row(
                        recipient,
                        "SELECT @@super_read_only, @@event_scheduler,"
                                + " (SELECT COUNT(*) FROM mysql.user WHERE User LIKE 'mysql\\_clone%')"))
                .containsExactly("0", "ON", "0");
    }

    private ReportedState state() {
        return CloneStatus.read(recipient.server()).orElseThrow().state();
    }
}

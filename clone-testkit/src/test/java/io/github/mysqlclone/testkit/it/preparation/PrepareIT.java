package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.ClonePlan;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lack everything are prepared, cloned, and as they were before. */
@Tag(Lane.FULL)
class PrepareIT {

    private final BlankServers servers = BlankServers.start();
    private final TestServer donor = servers.donor();
    private final TestServer recipient = servers.recipient();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        servers.close();
    }

    private static Preparation everything() {
        return BlankServers.everythingNeeded()
                .quarantine()
                .allowWritesOnRecipient()
                .set(CloneSetting.concurrency(4))
                .set(CloneSetting.autotuneConcurrency(false))
                .set(CloneSetting.dataBandwidth(900))
                .set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(2)));
    }

    private CloneResult run(RemoteCloneSpec spec) {
        return Servers.run(spec, recipient.server());
    }

    private String gtidExecuted(TestServer server) throws SQLException {
        return String.valueOf(Sql.value(server, "SELECT @@GLOBAL.gtid_executed"));
    }

    @Test
    void twoBlankServersAreClonedAndAsTheyWereBefore() throws SQLException {
        Servers.fill(donor, "shop", 100);
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);
        String donorGtids = gtidExecuted(donor);
        Path ledger = folder.resolve("ledger");
        Queue<CloneState> states = new ConcurrentLinkedQueue<>();

        CloneResult result;
        try (CloneSession session =
                servers.spec(everything().ledger(ledger)).requireSsl().openSession(recipient.server())) {
            session.onProgress(progress -> states.add(progress.state()));
            result = session.run();
        }

        assertThat(states).contains(CloneState.PREPARING);
        assertThat(result.leftovers()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(Servers.rows(recipient, "shop")).isEqualTo("100");
        assertThat(ledger).as("as long as the quarantine is not lifted").exists();
        result.quarantine().orElseThrow().lift(recipient.server());
        assertThat(ledger).doesNotExist();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore).keySet())
                .as("only a restart can change it")
                .containsExactlyElementsOf(TestedMySql.since(
                        "8.0.26",
                        List.of("variable skip_replica_start", "variable skip_slave_start"),
                        List.of("variable skip_slave_start")));
        recipient.restart();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
        assertThat(gtidExecuted(donor)).as("nothing of it is in the binary log").isEqualTo(donorGtids);
        assertThat(gtidExecuted(recipient)).isEqualTo(donorGtids);
    }

    @Test
    void aCloneThatTheServerRefusesLeavesBothAsTheyWere() throws SQLException {
        Servers.fill(donor, "shop", 10);
        Servers.fill(recipient, "own", 10);
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);
        Path ledger = folder.resolve("ledger");

        CloneFailedException failed = catchThrowableOfType(
                CloneFailedException.class,
                () -> run(servers.spec(everything().ledger(ledger).set(CloneSetting.tlsAuthority("/nowhere/ca.pem")))
                        .replaceData()));

        assertThat(failed.failure().error().orElseThrow().number()).isEqualTo(3862);
        assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
        assertThat(failed.failure().leftovers()).isEmpty();
        assertThat(ledger).doesNotExist();
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
        assertThat(Servers.rows(recipient, "own")).isEqualTo("10");
    }

    @Test
    void aCancelledCloneLeavesBothAsTheyWereAndIsNotLeftToItself() throws SQLException, InterruptedException {
        Servers.fillForASlowClone(donor);
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);

        try (NetworkLink link = servers.narrowLink();
                CloneSession session =
                        servers.spec(link, everything()).requireNoSsl().openSession(recipient.server())) {
            CloneOperation operation = session.start();
            Await.until("copying", Duration.ofSeconds(60), () -> Servers.isCopyingFiles(operation.progress()));
            assertThatIllegalStateException()
                    .isThrownBy(operation::detach)
                    .withMessageStartingWith("detach: what was changed for the clone is not put back yet");
            assertThat(operation.cancelAndAwait(Duration.ofSeconds(60))).isTrue();
            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(() -> operation.await(Duration.ZERO))
                    .satisfies(cancelled -> assertThat(cancelled.failure().leftovers())
                            .singleElement()
                            .asString()
                            .contains("folders of schemas that are not there"));
        }

        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
    }

    @Test
    void whatIsToBeKeptIsKept() throws SQLException {
        Preparation preparation = BlankServers.everythingNeeded().keep(PreparationPart.PLUGIN);

        assertThat(run(servers.spec(preparation)).leftovers()).isEmpty();

        assertThat(ChangeableState.of(donor).values()).containsEntry("plugin clone", "ACTIVE");
        assertThat(ChangeableState.of(recipient).values()).containsEntry("plugin clone", "ACTIVE");
    }

    @Test
    void thePlanListsTheStatementsAndChangesNothing() throws SQLException {
        ChangeableState donorBefore = ChangeableState.of(donor);
        ChangeableState recipientBefore = ChangeableState.of(recipient);

        ClonePlan plan;
        try (CloneSession session = servers.spec(everything()).openSession(recipient.server())) {
            plan = session.plan();
        }

        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.toString())
                .contains(
                        "SET PERSIST_ONLY super_read_only = ON",
                        "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                        "SET GLOBAL clone_valid_donor_list = '127.0.0.1:" + donor.port() + "'",
                        "IDENTIFIED BY '******'",
                        "GRANT BACKUP_ADMIN ON *.* TO 'mysql_clone_",
                        "CLONE INSTANCE FROM",
                        "DROP USER IF EXISTS");
        assertThat(plan.toString().lines()).allMatch(line -> line.length() < 100);
        assertThat(ChangeableState.of(donor).changedSince(donorBefore)).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(recipientBefore)).isEmpty();
    }

    @Test
    void aReadOnlyDonorIsRefusedAndNotSwitched() throws SQLException {
        donor.execute("SET GLOBAL super_read_only = ON");
        ChangeableState before = ChangeableState.of(donor);

        assertThatExceptionOfType(PreflightFailedException.class)
                .isThrownBy(() -> run(servers.spec(BlankServers.everythingNeeded())))
                .withMessageContaining("the donor is read-only, and is not switched");

        assertThat(ChangeableState.of(donor).changedSince(before)).isEmpty();
    }

    @Test
    void aReadOnlyRecipientIsOpenedForTheClone() throws SQLException {
        Servers.fill(donor, "shop", 10);
        Servers.fill(recipient, "own", 10);
        recipient.execute("SET PERSIST super_read_only = ON");
        ChangeableState before = ChangeableState.of(recipient);

        CloneResult result = run(servers.spec(BlankServers.everythingNeeded().allowWritesOnRecipient())
                .replaceData());

        assertThat(result.leftovers()).isEmpty();
        assertThat(ChangeableState.of(recipient).changedSince(before)).isEmpty();
    }

    @Test
    void aDonorListIsExtendedAndThenAsItWas() throws SQLException {
        recipient.execute(
                "INSTALL PLUGIN clone SONAME 'mysql_clone.so'", "SET GLOBAL clone_valid_donor_list = 'db9:3306'");
        ChangeableState before = ChangeableState.of(recipient);

        CloneResult result =
                run(servers.spec(BlankServers.everythingNeeded()).dataDirectory(recipient.workDirectory() + "/copy"));

        assertThat(ChangeableState.of(recipient).changedSince(before)).isEmpty();
        assertThat(result.leftovers()).singleElement().satisfies(leftover -> {
            assertThat(leftover.what()).contains("temporary account", "in the copy in");
            assertThat(leftover.statement().orElseThrow()).startsWith("DROP USER IF EXISTS 'mysql_clone_");
        });
    }

    @Test
    void aCancelledCloneIntoADirectoryNamesThePartOfItThatIsLeft() throws SQLException, InterruptedException {
        Servers.fillForASlowClone(donor);
        Path target = Path.of(recipient.workDirectory(), "copy");

        try (NetworkLink link = servers.narrowLink();
                CloneSession session = servers.spec(link, BlankServers.everythingNeeded())
                        .requireNoSsl()
                        .dataDirectory(target.toString())
                        .openSession(recipient.server())) {
            CloneOperation operation = session.start();
            Await.until("copying", Duration.ofSeconds(60), () -> Servers.isCopyingFiles(operation.progress()));
            assertThat(operation.cancelAndAwait(Duration.ofSeconds(60))).isTrue();
            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(() -> operation.await(Duration.ZERO))
                    .satisfies(cancelled -> assertThat(cancelled.failure().leftovers())
                            .singleElement()
                            .satisfies(leftover -> assertThat(leftover.what()).contains(target.toString())));
        }

        assertThat(Files.exists(target)).isTrue();
    }

    @Test
    void aLocalCloneInstallsThePluginForItself() throws SQLException {
        ChangeableState before = ChangeableState.of(donor);
        CloneSpec spec = CloneSpec.local(donor.workDirectory() + "/copy")
                .prepare(Preparation.nothing().installPlugin().set(CloneSetting.concurrency(2)));

        CloneResult result = Servers.run(spec, donor.server());

        assertThat(result.leftovers()).isEmpty();
        assertThat(result.quarantine()).isEqualTo(Optional.empty());
        assertThat(ChangeableState.of(donor).changedSince(before)).isEmpty();
    }

    @Test
    void aPasswordPolicyIsSatisfied() throws SQLException {
        donor.execute(
                "INSTALL COMPONENT 'file://component_validate_password'",
                "SET GLOBAL validate_password.policy = STRONG",
                "SET GLOBAL validate_password.length = 40",
                "SET GLOBAL validate_password.special_char_count = 8");

        assertThat(run(servers.spec(BlankServers.everythingNeeded())).leftovers())
                .isEqualTo(List.of());
    }
}

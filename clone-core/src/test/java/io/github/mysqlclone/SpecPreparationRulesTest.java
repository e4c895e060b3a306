package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecPreparationRulesTest {

    private static final MySqlServer RECIPIENT = MySqlServer.at("db2", 3306).login("admin", "secret");
    private static final MySqlServer DONOR = MySqlServer.at("db1", 3306).login("admin", "secret");
    private static final RemoteCloneSpec SPEC = CloneSpec.remote("db1", 3306).replaceData();
    private static final Preparation ACCOUNT = Preparation.nothing().temporaryDonorAccount();

    private static void isRefused(RemoteCloneSpec spec, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> spec.openSession(RECIPIENT))
                .withMessageStartingWith("openSession: ")
                .withMessageContaining(why);
    }

    private static DataSource nobodys() {
        return mock(DataSource.class, call -> {
            throw new AssertionError("openSession connects to nothing");
        });
    }

    @Test
    void aTemporaryAccountStandsInThePlaceOfAGivenOne() {
        SPEC.prepare(ACCOUNT).donorServer(DONOR).openSession(RECIPIENT).close();

        isRefused(SPEC, "donorAccount(user, password) is missing");
        isRefused(SPEC.prepare(ACCOUNT).donorServer(DONOR).donorAccount("clone", "secret"), "which was given, too");
    }

    @Test
    void whatChangesTheDonorNeedsAnAdministratorThere() {
        RemoteCloneSpec spec = SPEC.donorAccount("clone", "secret");

        isRefused(SPEC.prepare(ACCOUNT), "temporaryDonorAccount() needs donorServer(...)");
        isRefused(spec.prepare(Preparation.nothing().installPlugin()), "installPlugin() needs donorServer(...)");
        isRefused(
                spec.prepare(Preparation.nothing().set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(1)))),
                "clone_donor_timeout_after_network_failure needs donorServer(...)");
        spec.prepare(Preparation.nothing().extendDonorList().quarantine())
                .openSession(RECIPIENT)
                .close();
    }

    @Test
    void accountsAreNotMadeOnSomebodysPool() {
        MySqlServer pool = MySqlServer.dataSource(nobodys());

        isRefused(SPEC.prepare(ACCOUNT).donorServer(pool), "never on those of a DataSource");
        assertThatIllegalStateException()
                .isThrownBy(() -> SPEC.prepare(ACCOUNT).donorServer(DONOR).openSession(pool))
                .withMessageContaining("never on those of a DataSource");
        SPEC.prepare(ACCOUNT)
                .donorServer(DONOR)
                .serverAfterRestart(RECIPIENT)
                .openSession(pool)
                .close();
    }

    @Test
    void onlyWhatRestartsIsQuarantined() {
        isRefused(
                CloneSpec.remote("db1", 3306)
                        .donorAccount("clone", "secret")
                        .dataDirectory("/backups/db1")
                        .prepare(Preparation.nothing().quarantine()),
                "quarantine() is for replace clones");
    }

    @Test
    void aLocalCloneHasNoDonorToPrepare() {
        LocalCloneSpec local = CloneSpec.local("/backups/db1");

        assertThat(local.prepare(Preparation.nothing().installPlugin().set(CloneSetting.concurrency(2)))
                        .preparation()
                        .settings())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> local.prepare(ACCOUNT))
                .withMessage("preparation: ACCOUNT has no meaning for a local clone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> local.prepare(Preparation.nothing().set(CloneSetting.compression(true))))
                .withMessage("preparation: a local clone does not look at [clone_enable_compression]");
    }

    @Test
    void aLedgerThatNobodyRecoveredStandsInTheWay(@TempDir Path folder) throws IOException {
        Path ledger = Files.createFile(folder.resolve("ledger"));

        isRefused(
                SPEC.donorAccount("clone", "secret")
                        .prepare(Preparation.nothing().extendDonorList().ledger(ledger)),
                "CloneCleanup.recover");
    }
}

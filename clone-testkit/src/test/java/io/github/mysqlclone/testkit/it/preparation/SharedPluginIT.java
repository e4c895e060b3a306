package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After preflight somebody else, who clones from the same donor, installs its plugin or takes it away. */
@Tag(Lane.FULL)
class SharedPluginIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String INSTALL = "INSTALL PLUGIN clone SONAME 'mysql_clone.so'";
    private static final String UNINSTALL = "UNINSTALL PLUGIN clone";

    private final BlankServers servers = BlankServers.start();
    private final TestServer donor = servers.donor();

    @TempDir
    private Path folder;

    private final List<String> settingAtTheStatement = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        servers.close();
    }

    private RemoteCloneSpec spec() {
        return servers.spec(BlankServers.everythingNeeded()
                        .set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(2)))
                        .ledger(folder.resolve("ledger")))
                .dataDirectory(servers.recipient().workDirectory() + "/copy");
    }

    private MySqlServer observed(TestServer server, String before, String anotherDoes) {
        return observed(server, before, 1, anotherDoes);
    }

    /** Once, before the statement of this number on a server that begins so. */
    private MySqlServer observed(TestServer server, String before, int number, String anotherDoes) {
        AtomicInteger seen = new AtomicInteger();
        return MySqlServer.dataSource(ObservedDataSource.ofStatements(server.server(), sql -> {
            if (sql.startsWith("CLONE ")) {
                settingAtTheStatement.add(settingOfDonor());
            }
            if (sql.startsWith(before) && seen.incrementAndGet() == number) {
                executeOnDonor(anotherDoes);
            }
        }));
    }

    private CloneResult run(RemoteCloneSpec spec, MySqlServer recipient) {
        try (CloneSession session = spec.openSession(recipient)) {
            return session.run();
        }
    }

    private void isAsItWas(CloneResult result) throws SQLException {
        assertThat(result.leftovers())
                .filteredOn(one -> one.side() == Side.DONOR)
                .isEmpty();
        assertThat(ChangeableState.of(servers.recipient()).values()).doesNotContainKey("plugin clone");
        assertThat(Sql.column(donor, "SELECT user FROM mysql.user")).noneMatch(user -> user.startsWith("mysql_clone_"));
    }

    @Test
    void isInstalledAgainIfItIsTakenAwayBeforeTheStatement() throws SQLException {
        executeOnDonor(INSTALL);

        CloneResult result = run(spec().waitForDonor(SOON), observed(servers.recipient(), "CLONE ", UNINSTALL));

        isAsItWas(result);
        assertThat(settingAtTheStatement).as("for each statement").containsExactly("2", "2");
        assertThat(ChangeableState.of(donor).values()).doesNotContainKey("plugin clone");
    }

    @Test
    void isInstalledAgainIfItIsTakenAwayBeforeItsSettings() throws SQLException {
        executeOnDonor(INSTALL);

        CloneResult result = run(spec().waitForDonor(SOON), observed(servers.recipient(), INSTALL, UNINSTALL));

        isAsItWas(result);
        assertThat(settingAtTheStatement).containsExactly("2");
        assertThat(ChangeableState.of(donor).values()).doesNotContainKey("plugin clone");
    }

    @Test
    void isNotInstalledAgainUnlessTheDonorIsWaitedFor() {
        executeOnDonor(INSTALL);

        CloneFailedException failed = catchThrowableOfType(
                CloneFailedException.class, () -> run(spec(), observed(servers.recipient(), "CLONE ", UNINSTALL)));

        assertThat(failed.failure().error().flatMap(ServerError::fromDonor))
                .hasValueSatisfying(error -> assertThat(error.number()).isEqualTo(1524));
        assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
        assertThat(failed.failure().leftovers()).isEmpty();
    }

    @Test
    void staysAnothersIfThatOneWasFirst() throws SQLException {
        CloneResult result = run(spec(), observed(servers.recipient(), INSTALL, INSTALL));

        isAsItWas(result);
        assertThat(ChangeableState.of(donor).values()).containsEntry("plugin clone", "ACTIVE");
    }

    /** By an account of their own, as temporary ones are made on connections that nobody observes. */
    private RemoteCloneSpec observedOnDonor(MySqlServer observed) {
        return servers.spec(Preparation.nothing()
                        .installPlugin()
                        .extendDonorList()
                        .set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(2)))
                        .ledger(folder.resolve("ledger")))
                .donorServer(observed)
                .donorAccount(donor.rootAccount())
                .dataDirectory(servers.recipient().workDirectory() + "/copy");
    }

    /** Both have seen that it is missing. */
    @Test
    void staysAnothersIfThatOneWasFirstByAMoment() throws SQLException {
        RemoteCloneSpec spec = observedOnDonor(observed(donor, INSTALL, INSTALL));

        CloneResult result = run(spec, servers.recipient().server());

        isAsItWas(result);
        assertThat(folder.resolve("ledger")).doesNotExist();
        assertThat(ChangeableState.of(donor).values()).containsEntry("plugin clone", "ACTIVE");
    }

    @Test
    void isNotedThoughTheFirstChangeWasMadeByAnother() throws SQLException {
        servers.recipient().execute(INSTALL);

        CloneResult result = run(
                observedOnDonor(observed(donor, INSTALL, INSTALL)),
                servers.recipient().server());

        assertThat(result.leftovers()).isEmpty();
        assertThat(folder.resolve("ledger")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({UNINSTALL + ", 1", "SET GLOBAL clone_donor_timeout_after_network_failure, 2"})
    void isNotLeftOverIfAnotherTakesItAwayAMomentEarlier(String atOurs, int number) throws SQLException {
        RemoteCloneSpec spec = observedOnDonor(observed(donor, atOurs, number, UNINSTALL));

        CloneResult result = run(spec, servers.recipient().server());

        isAsItWas(result);
        assertThat(folder.resolve("ledger")).doesNotExist();
        assertThat(ChangeableState.of(donor).values()).doesNotContainKey("plugin clone");
    }

    private void executeOnDonor(String statement) {
        try {
            donor.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String settingOfDonor() {
        try {
            return Sql.row(donor, "SHOW GLOBAL VARIABLES LIKE 'clone_donor_timeout_after_network_failure'")
                    .get(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

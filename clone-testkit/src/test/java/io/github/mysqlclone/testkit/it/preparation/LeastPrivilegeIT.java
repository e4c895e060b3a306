package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.preparation.Grant.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With exactly the privileges that the README of clone-core lists a clone works, and with one less it does not. */
@Tag(Lane.FULL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeIT {

    private static final Set<CheckId> JUDGES =
            Set.of(CheckId.RECIPIENT_PRIVILEGES, CheckId.DONOR_PRIVILEGES, CheckId.ACCOUNT_AFTER_RESTART);

    private final BlankServers servers = BlankServers.start();
    private int copies;

    @BeforeAll
    void fill() throws SQLException {
        Servers.fill(servers.donor(), "shop", 10);
    }

    @AfterAll
    void close() {
        servers.close();
    }

    static Stream<Arguments> eachGrantOfEachCase() {
        return Stream.of(LeastPrivilege.values())
                .flatMap(privileges -> privileges.grants().stream().map(grant -> Arguments.of(privileges, grant)));
    }

    @ParameterizedTest
    @EnumSource
    void itWorksWithExactlyThese(LeastPrivilege privileges) throws SQLException {
        makeReady(privileges, privileges.grants());

        CloneResult result = Servers.run(spec(privileges), server(privileges, Role.RECIPIENT));

        // In a directory nobody can drop the account.
        assertThat(result.leftovers()).allMatch(leftover -> leftover.what().contains("in the copy in"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "LOCAL.*")
    void whatFailsIsPutBackWithExactlyThese(LeastPrivilege privileges) throws SQLException {
        makeReady(privileges, privileges.grants());
        // The server says so only when all is prepared.
        servers.donor().execute("SET GLOBAL max_allowed_packet = 1048576");
        servers.recipient().execute("SET GLOBAL max_allowed_packet = 1048576");
        try (CloneSession session =
                without(spec(privileges), CheckId.MAX_ALLOWED_PACKET).openSession(server(privileges, Role.RECIPIENT))) {
            assertThatExceptionOfType(CloneFailedException.class)
                    .isThrownBy(session::run)
                    .satisfies(
                            failed -> assertThat(failed.failure().leftovers()).isEmpty());
        } finally {
            servers.donor().execute("SET GLOBAL max_allowed_packet = 67108864");
            servers.recipient().execute("SET GLOBAL max_allowed_packet = 67108864");
        }
    }

    @ParameterizedTest
    @MethodSource("eachGrantOfEachCase")
    void itDoesNotWithOneLess(LeastPrivilege privileges, Grant missing) throws SQLException {
        List<Grant> grants = new ArrayList<>(privileges.grants());
        grants.remove(missing);
        makeReady(privileges, grants);

        // Who may do no more than it must does not see what another account may do.
        if (missing.role() != Role.DONOR_ACCOUNT) {
            assertThat(preflightRefuses(privileges)).as("preflight says so").isTrue();
        }
        // Nobody could read the outcome: that is said only when a long time has passed.
        if (missing.role() != Role.AFTER_RESTART || !missing.privilege().equals("SELECT")) {
            assertThat(fails(privileges)).as("the server says so").isTrue();
        }
    }

    private boolean preflightRefuses(LeastPrivilege privileges) {
        try (CloneSession session = spec(privileges).openSession(server(privileges, Role.RECIPIENT))) {
            return session.preflight().results().stream()
                    .filter(result -> JUDGES.contains(result.id()))
                    .flatMap(result -> result.findings().stream())
                    .anyMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /** Without the checks that would refuse it, it fails, or something is left that cannot be put back. */
    private boolean fails(LeastPrivilege privileges) {
        CloneSpec spec = without(spec(privileges), JUDGES.toArray(CheckId[]::new));
        try {
            return Servers.run(spec, server(privileges, Role.RECIPIENT)).leftovers().stream()
                    .anyMatch(leftover -> !leftover.what().contains("in the copy in"));
        } catch (MySqlCloneException e) {
            return true;
        }
    }

    private static CloneSpec without(CloneSpec spec, CheckId... ids) {
        PreflightPolicy policy = PreflightPolicy.standard();
        for (CheckId id : ids) {
            policy = policy.skip(id);
        }
        return spec instanceof RemoteCloneSpec remote
                ? remote.preflightPolicy(policy)
                : ((LocalCloneSpec) spec).preflightPolicy(policy);
    }

    private CloneSpec spec(LeastPrivilege privileges) {
        TestServer donor = servers.donor();
        TestServer recipient = servers.recipient();
        copies++;
        if (privileges.kind() == CloneKind.LOCAL) {
            return CloneSpec.local(donor.workDirectory() + "/copy" + copies).prepare(privileges.preparation());
        }
        RemoteCloneSpec spec = servers.spec(privileges.preparation())
                .donorServer(donor.server(Role.DONOR_ADMINISTRATOR.account()))
                .requireSsl();
        if (!privileges.preparation().has(PreparationPart.ACCOUNT)) {
            spec = spec.donorAccount(Role.DONOR_ACCOUNT.account());
        }
        return privileges.kind() == CloneKind.REPLACE
                ? spec.replaceData().serverAfterRestart(recipient.server(Role.AFTER_RESTART.account()))
                : spec.dataDirectory(recipient.workDirectory() + "/copy" + copies);
    }

    private MySqlServer server(LeastPrivilege privileges, Role role) {
        return (privileges.kind() == CloneKind.LOCAL ? servers.donor() : servers.recipient()).server(role.account());
    }

    /** Makes the accounts anew, and what the case does not prepare. */
    private void makeReady(LeastPrivilege privileges, List<Grant> grants) throws SQLException {
        for (TestServer server : List.of(servers.donor(), servers.recipient())) {
            server.execute("SET GLOBAL read_only = OFF", "RESET PERSIST", "SET SESSION sql_log_bin = 0");
            boolean hasPlugin = "ACTIVE"
                    .equals(Sql.value(
                            server,
                            "SELECT PLUGIN_STATUS FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone'"));
            boolean wantsPlugin = !privileges.preparation().has(PreparationPart.PLUGIN);
            if (hasPlugin != wantsPlugin) {
                server.execute(wantsPlugin ? "INSTALL PLUGIN clone SONAME 'mysql_clone.so'" : "UNINSTALL PLUGIN clone");
            }
            for (Role role : Role.values()) {
                String name = "'" + role.account().user() + "'@'%'";
                server.execute(
                        "SET SESSION sql_log_bin = 0",
                        "DROP USER IF EXISTS " + name,
                        "CREATE USER " + name + " IDENTIFIED BY '"
                                + role.account().password().reveal() + "'");
            }
        }
        if (!privileges.preparation().has(PreparationPart.DONOR_LIST)
                && !privileges.preparation().has(PreparationPart.PLUGIN)) {
            servers.recipient()
                    .execute("SET GLOBAL clone_valid_donor_list = '"
                            + servers.donor().host() + ":" + servers.donor().port() + "'");
        } else if (!privileges.preparation().has(PreparationPart.PLUGIN)) {
            servers.recipient().execute("SET GLOBAL clone_valid_donor_list = NULL");
        }
        for (Grant grant : grants) {
            boolean onDonor = grant.role().isOnDonor() || privileges.kind() == CloneKind.LOCAL;
            (onDonor ? servers.donor() : servers.recipient()).execute("SET SESSION sql_log_bin = 0", grant.statement());
        }
    }
}

package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.ACCOUNT_AFTER_RESTART;
import static io.github.mysqlclone.preflight.CheckId.DONOR_HEADROOM;
import static io.github.mysqlclone.preflight.CheckId.DONOR_PRIVILEGES;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_PRIVILEGES;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.account;
import static io.github.mysqlclone.testkit.it.preflight.States.donorAccount;
import static io.github.mysqlclone.testkit.it.preflight.States.donorReadByRoot;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Who may do what. */
final class AccountScenarios {

    private static final Account CLONER = Account.of("cloner", "cloner-password");
    private static final Account SERVED = Account.of("served", "served-password");
    private static final Account NOBODY = Account.of("nobody", "nobody-password");

    private static final Fault ROLE = Faults.sql(
                    RECIPIENT, "CREATE ROLE may_clone", "GRANT BACKUP_ADMIN ON *.* TO may_clone")
            .undo("DROP ROLE may_clone");

    private static final Fault SERVED_ELSEWHERE = Faults.sql(
                    DONOR,
                    "CREATE USER served@'192.0.2.1' IDENTIFIED BY '"
                            + SERVED.password().reveal() + "'",
                    "GRANT BACKUP_ADMIN ON *.* TO served@'192.0.2.1'")
            .undo("DROP USER served@'192.0.2.1'");

    private static final Fault SHA256 = Faults.sql(
            DONOR,
            "ALTER USER cloner IDENTIFIED WITH sha256_password BY '"
                    + CLONER.password().reveal() + "'");

    private AccountScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(
                ScenarioGroup.of(
                        "the recipient's account",
                        ClonePairSpec.standard(),
                        Scenario.replace("without CLONE_ADMIN")
                                .when(States.RECIPIENT_HOLDS_DATA)
                                .when(account(RECIPIENT, CLONER, "", "BACKUP_ADMIN"))
                                .when(account(DONOR, CLONER, ""))
                                .login(CLONER)
                                .failsWith(RECIPIENT_PRIVILEGES, 1227),
                        Scenario.directory("without BACKUP_ADMIN")
                                .when(account(RECIPIENT, CLONER, "", "CLONE_ADMIN"))
                                .login(CLONER)
                                .failsWith(RECIPIENT_PRIVILEGES, 1227),
                        Scenario.local("without BACKUP_ADMIN")
                                .when(account(DONOR, CLONER, "", "CLONE_ADMIN"))
                                .login(CLONER)
                                .failsWith(RECIPIENT_PRIVILEGES, 1227),
                        Scenario.directory("BACKUP_ADMIN by a role that is not active")
                                .when(ROLE)
                                .when(account(RECIPIENT, CLONER, ""))
                                .when(Faults.sql(RECIPIENT, "GRANT may_clone TO cloner"))
                                .login(CLONER)
                                .failsWith(RECIPIENT_PRIVILEGES, 1227),
                        Scenario.directory("BACKUP_ADMIN by a role that is active at login")
                                .when(ROLE)
                                .when(account(RECIPIENT, CLONER, ""))
                                .when(Faults.sql(
                                        RECIPIENT, "GRANT may_clone TO cloner", "SET DEFAULT ROLE may_clone TO cloner"))
                                .login(CLONER)
                                .completes(RECIPIENT_PRIVILEGES),
                        Scenario.directory("may not read clone_status, so that nobody could see the end")
                                .when(account(RECIPIENT, CLONER, "", "BACKUP_ADMIN"))
                                .when(Faults.sql(RECIPIENT, "REVOKE SELECT ON *.* FROM cloner"))
                                .login(CLONER)
                                .stricterThanServer(RECIPIENT_PRIVILEGES),
                        Scenario.replace("unknown to the donor, so nobody could log in after the restart")
                                .when(account(RECIPIENT, CLONER, "", "CLONE_ADMIN"))
                                .login(CLONER)
                                .stricterThanServer(ACCOUNT_AFTER_RESTART),
                        Scenario.replace("known to the donor but not allowed to look after the restart")
                                .when(account(RECIPIENT, CLONER, "", "CLONE_ADMIN"))
                                .when(account(DONOR, CLONER, ""))
                                .when(Faults.sql(DONOR, "REVOKE SELECT ON *.* FROM cloner"))
                                .login(CLONER)
                                .stricterThanServer(ACCOUNT_AFTER_RESTART)),
                ScenarioGroup.of(
                        "the account for afterwards, by a plugin",
                        ClonePairSpec.standard(),
                        Scenario.replace("which both have built in")
                                .when(account(RECIPIENT, CLONER, "", "CLONE_ADMIN"))
                                .when(account(DONOR, CLONER, ""))
                                .when(SHA256)
                                .login(CLONER)
                                .completes(ACCOUNT_AFTER_RESTART)),
                ScenarioGroup.of(
                        "the donor account",
                        ClonePairSpec.standard(),
                        Scenario.directory("without BACKUP_ADMIN")
                                .when(account(DONOR, SERVED, ""))
                                .asking(donorAccount(SERVED))
                                .failsWith(DONOR_PRIVILEGES, 1227),
                        Scenario.directory("without BACKUP_ADMIN, seen by an administrator")
                                .when(account(DONOR, SERVED, ""))
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 1227),
                        Scenario.directory("does not exist, seen by an administrator")
                                .asking(donorAccount(NOBODY))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 1045),
                        Scenario.directory("has another password, seen by an administrator")
                                .when(account(DONOR, SERVED, "", "BACKUP_ADMIN"))
                                .asking(donorAccount(Account.of(SERVED.user(), "not-" + SERVED.user())))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 1045),
                        Scenario.directory("is for other hosts, which need not concern the recipient")
                                .when(SERVED_ELSEWHERE)
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .failsUnforeseen(DONOR_PRIVILEGES, 1045),
                        // A password is not tried where failures count.
                        Scenario.directory("is locked by failed logins, seen by an administrator")
                                .when(account(
                                        DONOR, SERVED, " FAILED_LOGIN_ATTEMPTS 2 PASSWORD_LOCK_TIME 1", "BACKUP_ADMIN"))
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .completesUnforeseen(DONOR_PRIVILEGES),
                        // The recipient may match another account of this name than this JVM does.
                        Scenario.directory("does not let this JVM in")
                                .asking(donorAccount(NOBODY))
                                .failsUnforeseen(DONOR_PRIVILEGES, 1045),
                        Scenario.directory("is locked, seen by an administrator")
                                .when(account(DONOR, SERVED, " ACCOUNT LOCK", "BACKUP_ADMIN"))
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 3118),
                        Scenario.directory("has an expired password, seen by an administrator")
                                .when(account(DONOR, SERVED, " PASSWORD EXPIRE", "BACKUP_ADMIN"))
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 1862),
                        Scenario.directory("may log in once, and a clone does so twice")
                                .when(account(DONOR, SERVED, " WITH MAX_USER_CONNECTIONS 1", "BACKUP_ADMIN"))
                                .asking(donorAccount(SERVED))
                                .asking(donorReadByRoot())
                                .failsWith(DONOR_PRIVILEGES, 1226),
                        Scenario.directory("the donor is offline")
                                .when(Faults.global(DONOR, "offline_mode", "ON"))
                                .asking(donorReadByRoot())
                                .mayFailWith(DONOR_PRIVILEGES, 3032),
                        Scenario.directory("all connections of the donor are taken")
                                .when(Faults.global(DONOR, "max_connections", "2"))
                                .when(Faults.session(DONOR, "SELECT 1"))
                                .when(Faults.session(DONOR, "SELECT 1"))
                                .failsUnforeseen(DONOR_HEADROOM, 1040)));
    }
}

package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.TLS;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.account;
import static io.github.mysqlclone.testkit.it.preflight.States.donorAccount;
import static io.github.mysqlclone.testkit.it.preflight.States.donorReadByRoot;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.util.List;

/** What one side demands of the connection and the other offers. */
final class TlsScenarios {

    private static final Account SAFE = Account.of("safe", "safe-password");

    private static final Fault NO_SUCH_CA = Faults.global(RECIPIENT, "clone_ssl_ca", "'/nonexistent/ca.pem'");

    private TlsScenarios() {}

    /** 8.0.30 does not start with an empty tls_version (MY-013835), and 8.4 knows no option ssl any more. */
    private static ServerSpec withoutTls(ServerSpec server) {
        return TestedMySql.isAtLeast("8.4.0") ? server.option("tls_version", "") : server.option("ssl", "OFF");
    }

    static List<ScenarioGroup> groups() {
        return List.of(
                ScenarioGroup.of(
                        "TLS",
                        ClonePairSpec.standard(),
                        Scenario.directory("demanded and there")
                                .asking((pair, spec) -> spec.requireSsl())
                                .completes(TLS),
                        Scenario.directory("declined and not demanded")
                                .asking((pair, spec) -> spec.requireNoSsl())
                                .completes(TLS),
                        Scenario.directory("demanded by the donor and declined")
                                .when(Faults.global(DONOR, "require_secure_transport", "ON"))
                                .asking((pair, spec) -> spec.requireNoSsl())
                                .failsWith(TLS, 3159),
                        Scenario.directory("demanded by the donor")
                                .when(Faults.global(DONOR, "require_secure_transport", "ON"))
                                .completes(TLS),
                        Scenario.directory("demanded by the account and declined")
                                .when(account(DONOR, SAFE, " REQUIRE SSL", "BACKUP_ADMIN"))
                                .asking(donorAccount(SAFE))
                                .asking(donorReadByRoot())
                                .asking((pair, spec) -> spec.requireNoSsl())
                                .failsWith(TLS, 1045),
                        Scenario.directory("demanded by the account")
                                .when(account(DONOR, SAFE, " REQUIRE SSL", "BACKUP_ADMIN"))
                                .asking(donorAccount(SAFE))
                                .asking(donorReadByRoot())
                                .completes(TLS),
                        Scenario.directory("a certificate demanded by the account")
                                .when(account(DONOR, SAFE, " REQUIRE X509", "BACKUP_ADMIN"))
                                .asking(donorAccount(SAFE))
                                .asking(donorReadByRoot())
                                .failsWith(TLS, 1045),
                        Scenario.directory("clone_ssl_ca names no file")
                                .when(NO_SUCH_CA)
                                .failsWith(TLS, 2026),
                        Scenario.directory("clone_ssl_ca names no file, and TLS is declined")
                                .when(NO_SUCH_CA)
                                .asking((pair, spec) -> spec.requireNoSsl())
                                .completes(TLS)),
                ScenarioGroup.of(
                        "a donor without TLS",
                        ClonePairSpec.standard().donor(TlsScenarios::withoutTls),
                        Scenario.directory("nothing is demanded")
                                .asking(donorReadByRoot())
                                .completes(TLS),
                        Scenario.directory("TLS is demanded")
                                .asking((pair, spec) -> spec.requireSsl())
                                .asking(donorReadByRoot())
                                .failsWith(TLS, 2026)));
    }
}

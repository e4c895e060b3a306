package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.ENCRYPTION;
import static io.github.mysqlclone.server.Side.DONOR;

import io.github.mysqlclone.testkit.it.KeyringInstallation;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Data that is encrypted on the donor: it travels by TLS or not at all, and the recipient needs a keyring. */
final class EncryptionScenarios {

    private static final Fault TABLE = Faults.sql(DONOR, "CREATE TABLE shop.secret (id INT) ENCRYPTION = 'Y'")
            .undo("DROP TABLE shop.secret");
    private static final Fault REDO_LOG = Faults.global(DONOR, "innodb_redo_log_encrypt", "ON");

    private static final Need KEYRING = Need.library(KeyringInstallation.LIBRARY);

    private EncryptionScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException {
        KeyringInstallation donor = KeyringInstallation.in(scratch.resolve("keyring-of-donor"));
        KeyringInstallation otherDonor = KeyringInstallation.in(scratch.resolve("keyring-of-other-donor"));
        KeyringInstallation recipient = KeyringInstallation.in(scratch.resolve("keyring-of-recipient"));
        return List.of(
                ScenarioGroup.of(
                                "encrypted data",
                                ClonePairSpec.standard().donor(donor::use).recipient(recipient::use),
                                Scenario.directory("a table, by TLS")
                                        .when(TABLE)
                                        .completes(ENCRYPTION),
                                Scenario.directory("a table, without TLS")
                                        .when(TABLE)
                                        .asking((pair, spec) -> spec.requireNoSsl())
                                        .failsWith(ENCRYPTION, 3872),
                                Scenario.replace("a table, without TLS")
                                        .when(States.RECIPIENT_HOLDS_DATA)
                                        .when(TABLE)
                                        .asking((pair, spec) -> spec.requireNoSsl())
                                        .failsWith(ENCRYPTION, 3872),
                                Scenario.directory("the redo log, without TLS")
                                        .when(REDO_LOG)
                                        .asking((pair, spec) -> spec.requireNoSsl())
                                        .failsWith(ENCRYPTION, 3872),
                                Scenario.local("a table").when(TABLE).completes(ENCRYPTION),
                                Scenario.replace("a table, by TLS").when(TABLE).completes(ENCRYPTION))
                        .needing(KEYRING),
                ScenarioGroup.of(
                                "encrypted data for a recipient without a keyring",
                                ClonePairSpec.standard().donor(otherDonor::use),
                                Scenario.directory("nothing is encrypted yet").completes(ENCRYPTION),
                                Scenario.directory("a table").when(TABLE).failsWith(ENCRYPTION, 1815),
                                Scenario.replace("a table")
                                        .when(States.RECIPIENT_HOLDS_DATA)
                                        .when(TABLE)
                                        .failsWith(ENCRYPTION, 1815))
                        .needing(KEYRING));
    }
}

package io.github.mysqlclone.testkit.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.KeyringInstallation;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keyring a directory needs in which there are encrypted tables. */
@Tag(Lane.FULL)
class EncryptedDirectoryIT {

    @TempDir
    private static Path scratch;

    private static KeyringInstallation ofDonor;
    private static KeyringInstallation ofRecipient;
    private static ClonePair pair;

    @BeforeAll
    static void startAPairWithAnEncryptedTable() throws IOException, SQLException {
        ofDonor = KeyringInstallation.in(scratch.resolve("donor"));
        ofRecipient = KeyringInstallation.in(scratch.resolve("recipient"));
        pair = ClonePairSpec.standard()
                .donor(ofDonor::use)
                .recipient(ofRecipient::use)
                .start();
        pair.donor()
                .execute(
                        "CREATE DATABASE vault",
                        "CREATE TABLE vault.secret (id INT PRIMARY KEY) ENCRYPTION = 'Y'",
                        "INSERT INTO vault.secret VALUES (1), (2)");
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private static String rowsOn(Path directory, KeyringInstallation keyring) throws SQLException {
        try (TestServer copy =
                keyring.use(ServerSpec.standard()).dataDirectory(directory).start()) {
            return String.valueOf(Sql.value(copy, "SELECT COUNT(*) FROM vault.secret"));
        }
    }

    private static void assertCannotBeRead(Path directory, KeyringInstallation keyring) {
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> rowsOn(directory, keyring));
    }

    private static KeyringInstallation copyOf(KeyringInstallation original, String name) throws IOException {
        return original.copyTo(scratch.resolve(name));
    }

    @Test
    void ofALocalCloneNeedsTheServersOwnAsItWasThen() throws IOException, SQLException {
        Path directory = Path.of(pair.donor().workDirectory(), "local-copy");
        Servers.run(CloneSpec.local(directory.toString()), Servers.login(pair.donor(), pair.recipientAccount()));
        KeyringInstallation then = copyOf(ofDonor, "donor-then");
        pair.donor().execute("ALTER INSTANCE ROTATE INNODB MASTER KEY");

        assertCannotBeRead(directory, KeyringInstallation.in(scratch.resolve("empty")));

        assertThat(rowsOn(directory, then)).isEqualTo("2");
    }

    @Test
    void ofADirectoryCloneNeedsTheRecipients() throws IOException, SQLException {
        Path directory = Path.of(pair.recipient().workDirectory(), "from-donor");
        Servers.run(
                Servers.fromDonorOf(pair).requireSsl().dataDirectory(directory.toString()), Servers.recipient(pair));

        assertCannotBeRead(directory, copyOf(ofDonor, "donor-for-directory"));

        assertThat(rowsOn(directory, copyOf(ofRecipient, "recipient-for-directory")))
                .isEqualTo("2");
    }
}

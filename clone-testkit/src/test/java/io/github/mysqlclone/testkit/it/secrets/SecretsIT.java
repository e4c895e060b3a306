package io.github.mysqlclone.testkit.it.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.CORE)
class SecretsIT {

    private static final Account ADMIN = Account.of("talkative_admin", "Adm1n-p'assw\\ord-ö");
    private static final Account DONOR = Account.of("talkative_donor", "D0nor-p\"assw'ord-密");

    @TempDir
    private Path folder;

    @Test
    void appearNowhereInWhatTheLibraryPrintsLogsRecordsAndSends()
            throws SQLException, IOException, InterruptedException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            letThemLogWhatTheyAreSent(pair);
            Path output = folder.resolve("output");
            try (ChildJvm talkative = ChildJvm.start(
                    TalkativeJvm.class,
                    output,
                    pair.network().betweenServers().host(),
                    Integer.toString(pair.network().betweenServers().port()),
                    Integer.toString(pair.recipient().port()),
                    ADMIN.user(),
                    ADMIN.password().reveal(),
                    DONOR.user(),
                    DONOR.password().reveal(),
                    folder.toString())) {
                assertThat(talkative.awaitExit()).as(talkative.output()).isZero();
            }

            Map<String, byte[]> said = new TreeMap<>();
            said.put("output and logs", Files.readAllBytes(output));
            said.put("flight recording", Files.readAllBytes(folder.resolve("clone.jfr")));
            said.put("donor's general log", Files.readAllBytes(generalLog("donor")));
            said.put("recipient's general log", Files.readAllBytes(generalLog("recipient")));
            assertThatAllWasSaid(said);
            said.forEach(SecretsIT::assertHoldsNoSecret);
        }
    }

    private Path generalLog(String server) {
        return folder.resolve(server + ".general.log");
    }

    private void letThemLogWhatTheyAreSent(ClonePair pair) throws SQLException {
        for (TestServer server : List.of(pair.donor(), pair.recipient())) {
            server.execute(
                    "CREATE USER talkative_admin IDENTIFIED BY 'Adm1n-p''assw\\\\ord-ö'",
                    "GRANT ALL ON *.* TO talkative_admin WITH GRANT OPTION",
                    "CREATE USER talkative_donor IDENTIFIED BY 'D0nor-p\"assw''ord-密'",
                    "GRANT BACKUP_ADMIN ON *.* TO talkative_donor");
        }
        Servers.copyEvenly(pair.recipient());
        pair.network().betweenServers().limit(20 << 20);
        log(pair.donor(), "donor");
        log(pair.recipient(), "recipient");
    }

    private void log(TestServer server, String name) throws SQLException {
        server.execute(
                "SET PERSIST general_log_file = '" + generalLog(name) + "'",
                "SET PERSIST log_output = 'FILE'",
                "SET PERSIST general_log = ON");
    }

    /** Silence would prove nothing. */
    private static void assertThatAllWasSaid(Map<String, byte[]> said) {
        String output = text(said, "output and logs");
        assertThat(output)
                .contains(TalkativeJvm.ALL_SAID)
                .contains("CloneFailedException")
                .contains("CloneCancelledException")
                .contains("DEBUG")
                .contains("talkative_donor");
        assertThat(text(said, "flight recording")).contains("io.github.mysqlclone.Stage");
        assertThat(text(said, "donor's general log")).contains("CREATE USER");
        assertThat(text(said, "recipient's general log")).contains("CLONE INSTANCE");
    }

    private static String text(Map<String, byte[]> said, String what) {
        return new String(said.getOrDefault(what, new byte[0]), StandardCharsets.UTF_8);
    }

    private static void assertHoldsNoSecret(String what, byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            String text = new String(bytes, charset);
            for (Account account : List.of(ADMIN, DONOR)) {
                String plain = account.password().reveal();
                assertThat(text).as(what).doesNotContain(plain).doesNotContain(plain.replace("'", "''"));
            }
            // The temporary account's is known to nobody: whatever follows must be a mask.
            assertThat(text).as(what).doesNotContainPattern("IDENTIFIED BY '(?!\\*+')");
        }
    }
}

package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted data. */
class EncryptionCheckTest {

    @Test
    void encryptedTablespacesNeedTls() {
        Finding finding = SampleFacts.replacing(spec -> spec.replaceData().requireNoSsl())
                .recipient(server -> server.keyring())
                .donor(server -> server.encrypted("shop/card"))
                .finding(CheckId.ENCRYPTION);
        assertThat(finding.errorNumber()).hasValue(3872);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("1 encrypted tablespace such as", "shop/card", "REQUIRE NO SSL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"innodb_redo_log_encrypt", "innodb_undo_log_encrypt"})
    void encryptedLogsCountByTheirSetting(String variable) {
        Finding finding = SampleFacts.intoDirectory()
                .recipient(server -> server.keyring())
                .donor(server -> server.variable(variable, "ON").withoutTls())
                .finding(CheckId.ENCRYPTION);
        assertThat(finding.errorNumber()).hasValue(3872);
        assertThat(finding.onlyAfterDataLoss()).isFalse();
        assertThat(finding.message()).contains(variable, "offers no TLS");
    }

    @Test
    void perconasWordsForEncryptedLogsCountAsWell() {
        Finding finding = SampleFacts.intoDirectory()
                .donor(server -> server.variable("innodb_redo_log_encrypt", "MASTER_KEY"))
                .finding(CheckId.ENCRYPTION);
        assertThat(finding.message()).contains("innodb_redo_log_encrypt=MASTER_KEY");
    }

    @Test
    void aRecipientWithoutKeyringCannotEncryptAgain() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.encrypted("shop/card"))
                .finding(CheckId.ENCRYPTION);
        assertThat(finding.side()).isEqualTo(Side.RECIPIENT);
        assertThat(finding.errorNumber()).hasValue(1815);
    }

    @Test
    void withTlsAndKeyringNothingElseMatters() {
        SampleFacts.replacing(spec -> spec.replaceData().requireSsl())
                .recipient(server -> server.keyring())
                .donorUnread()
                .passes(CheckId.ENCRYPTION);
    }

    /** Seen on 9.7.4: neither starts with another keyring than that. */
    @Test
    void aDirectoryComesWithoutItsKeys() {
        Finding ofADirectory = SampleFacts.intoDirectory()
                .recipient(server -> server.keyring())
                .donor(server -> server.encrypted("shop/card"))
                .finding(CheckId.ENCRYPTION);
        Finding local = SampleFacts.local()
                .recipient(server -> server.encrypted("shop/card"))
                .finding(CheckId.ENCRYPTION);

        assertThat(List.of(ofADirectory, local)).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.message()).contains("copies no keys", "shop/card");
        });
        SampleFacts.local().passes(CheckId.ENCRYPTION);
    }

    /** Without PROCESS; without a keyring nothing is encrypted. */
    @Test
    void aLocalCloneIsNoneTheWorseWhereNobodyKnowsWhatIsEncryptedUnlessThereIsAKeyring() {
        SampleFacts facts = SampleFacts.local().recipient(server -> server.withoutTablespaces());

        facts.passes(CheckId.ENCRYPTION);
        assertThat(facts.recipient(server -> server.keyring()).unknown(CheckId.ENCRYPTION))
                .contains("no PROCESS");
    }
}

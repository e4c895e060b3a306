package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void beginsWithoutRemedyAndNumber() {
        Finding finding = Finding.warning(Side.DONOR, "it is slow");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.remedy()).isEmpty();
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.onlyAfterDataLoss()).isFalse();
        assertThat(Finding.error(Side.DONOR, "x").severity()).isEqualTo(Severity.ERROR);
        assertThat(Finding.notice(Side.DONOR, "x").severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void keepsAllThatWasAddedBefore() {
        Finding plain = Finding.error(Side.RECIPIENT, "it is off");

        Finding full = plain.remedy("SET GLOBAL x = 1;")
                .serverError(3869)
                .afterDataLoss()
                .severity(Severity.WARNING);

        assertThat(full.side()).isEqualTo(Side.RECIPIENT);
        assertThat(full.message()).isEqualTo("it is off");
        assertThat(full.remedy()).contains("SET GLOBAL x = 1;");
        assertThat(full.errorNumber()).hasValue(3869);
        assertThat(full.onlyAfterDataLoss()).isTrue();
        assertThat(full.severity()).isEqualTo(Severity.WARNING);
        assertThat(plain).isEqualTo(Finding.error(Side.RECIPIENT, "it is off"));
    }
}

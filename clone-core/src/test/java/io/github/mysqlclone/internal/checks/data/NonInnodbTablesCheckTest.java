package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** Tables that arrive empty. */
class NonInnodbTablesCheckTest {

    @Test
    void theyAreNamedWithWhatTheyHold() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.otherTable("shop.log", "MyISAM", 12))
                .finding(CheckId.NON_INNODB_TABLES);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.message()).contains("shop.log (MyISAM, 12 rows)");
    }

    @Test
    void innodbOnlyRefusesThem() {
        Finding finding = SampleFacts.replacing(spec -> spec.replaceData()
                        .preflightPolicy(PreflightPolicy.standard().innodbOnly()))
                .donor(server -> server.otherTable("shop.log", "CSV", 0))
                .finding(CheckId.NON_INNODB_TABLES);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("innodbOnly()");
    }
}

package io.github.mysqlclone.internal.checks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that both sides must share. */
class EqualVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "PLATFORM, version_compile_os, Linux, debian-linux-gnu, 3865",
        "PLATFORM, version_compile_machine, x86_64, aarch64, 3866",
        "CHARACTER_SETS, character_set_server, utf8mb4, latin1, 3868",
        "CHARACTER_SETS, character_set_filesystem, binary, utf8mb4, 3868",
        "CHARACTER_SETS, collation_server, utf8mb4_0900_ai_ci, utf8mb4_bin, 3868",
        "PAGE_SIZE, innodb_page_size, 16384, 8192, 3868"
    })
    void aDifferenceIsTheServersError(CheckId id, String variable, String donor, String recipient, int number) {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable(variable, recipient))
                .finding(id);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.side()).isEqualTo(Side.RECIPIENT);
        assertThat(finding.message()).contains(variable, donor, recipient);
        assertThat(finding.errorNumber()).hasValue(number);
        assertThat(finding.onlyAfterDataLoss()).isFalse();
        assertThat(finding.remedy()).isPresent();
    }

    @Test
    void theCaseOfTableNamesIsFoundAlthoughTheServerNeverLooks() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.variable("lower_case_table_names", "1"))
                .finding(CheckId.LOWER_CASE_TABLE_NAMES);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("is 1, on the donor 0", "MY-011087");
    }

    @Test
    void aVariableThatOneSideLacksIsUnknown() {
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.without("character_set_filesystem"))
                        .unknown(CheckId.CHARACTER_SETS))
                .contains("db1:3306", "character_set_filesystem");
    }

    @Test
    void exactlyTwoMebibytesAreEnoughForAPacket() {
        SampleFacts.replacing()
                .both(server -> server.variable("max_allowed_packet", "2097152"))
                .passes(CheckId.MAX_ALLOWED_PACKET);
        Finding finding = SampleFacts.intoDirectory()
                .donor(server -> server.variable("max_allowed_packet", "2097151"))
                .finding(CheckId.MAX_ALLOWED_PACKET);
        assertThat(finding.side()).isEqualTo(Side.DONOR);
        assertThat(finding.errorNumber()).hasValue(3957);
        assertThat(finding.message()).contains("2097151", "2097152");
    }

    @Test
    void collationsOfTheDonorMustBeKnown() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.collation("utf8mb4_xy_ci"))
                .finding(CheckId.COLLATIONS);
        assertThat(finding.errorNumber()).hasValue(3867);
        assertThat(finding.message()).contains("utf8mb4_xy_ci");
        SampleFacts.replacing()
                .recipient(server -> server.collation("utf8mb4_xy_ci"))
                .passes(CheckId.COLLATIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.38", "8.4.1", "9.0.0-1"})
    void releasesThatDoNotStartWithManyTablesAreRefused(String version) {
        Finding finding = SampleFacts.replacing()
                .both(server -> server.version(version))
                .donor(server -> server.tablespaces(8_001, 1))
                .finding(CheckId.KNOWN_BAD_VERSION);
        assertThat(finding.message()).contains(version, "8001");
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        SampleFacts.replacing().both(server -> server.version(version)).passes(CheckId.KNOWN_BAD_VERSION);
    }
}

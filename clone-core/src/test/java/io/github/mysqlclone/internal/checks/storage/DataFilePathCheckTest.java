package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the system tablespace. */
class DataFilePathCheckTest {

    private static final String VARIABLE = "innodb_data_file_path";

    private static SampleFacts pair(String recipient, String donor, long mebibytes) {
        return SampleFacts.replacing()
                .recipient(server -> server.variable(VARIABLE, recipient))
                .donor(server -> server.variable(VARIABLE, donor).systemBytes(mebibytes << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "ibdata1:12M:autoextend, ibdata1:10M:autoextend, 10, 1815",
        "ibdata1:14M, ibdata1:10M:autoextend, 10, 3869",
        "ibdata1:12M:autoextend:max:50M, ibdata1:12M:autoextend, 76, 1815",
        "ibdata1:12M:autoextend, ibdata1:12M;ibdata2:12M:autoextend, 24, 3869",
        "ibdata1:14M;ibdata2:12M:autoextend, ibdata1:12M;ibdata2:12M:autoextend, 24, 3869"
    })
    void whatDoesNotFitIsFoundWithTheServersNumber(String recipient, String donor, long mebibytes, int number) {
        Finding finding = pair(recipient, donor, mebibytes).finding(CheckId.DATA_FILE_PATH);
        assertThat(finding.errorNumber()).hasValue(number);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains(recipient, donor);
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains(donor));
    }

    @ParameterizedTest
    @CsvSource({
        "ibdata1:12M:autoextend, ibdata1:12M:autoextend, 76",
        "other:12M:autoextend, ibdata1:12M:autoextend, 12",
        "ibdata1:10M:autoextend, ibdata1:12M:autoextend, 12",
        "ibdata1:12M;ibdata2:12M:autoextend, ibdata1:12M:autoextend, 12",
        "ibdata1:1G, ibdata1:1024M, 1024"
    })
    void whatFitsPasses(String recipient, String donor, long mebibytes) {
        pair(recipient, donor, mebibytes).passes(CheckId.DATA_FILE_PATH);
    }

    @Test
    void aFormThatIsNotKnownIsUnknown() {
        assertThat(pair("what is this", "ibdata1:12M:autoextend", 12).unknown(CheckId.DATA_FILE_PATH))
                .contains("what is this");
    }

    @ParameterizedTest
    @CsvSource({"8.0.17, 0", "8.0.30, 0", "8.4.7, 0", "8.4.8, 1815", "9.7.4, 1815"})
    void before848ARecipientThatDoesNotRecoverNeverSaysSo(String version, int number) {
        Finding finding = pair("ibdata1:12M:autoextend", "ibdata1:10M:autoextend", 10)
                .both(server -> server.version(version))
                .finding(CheckId.DATA_FILE_PATH);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber().orElse(0)).isEqualTo(number);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message().contains("never starts again")).isEqualTo(number == 0);
    }
}

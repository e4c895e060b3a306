package io.github.mysqlclone.internal.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check says what it has to, with the values found, the remedy, the server's number, and when the server would. */
class FindingCatalogueTest {

    static List<FaultySample> samples() {
        return Stream.of(
                        AccessSamples.samples(),
                        CompatibilitySamples.samples(),
                        DataSamples.samples(),
                        StateSamples.samples(),
                        StorageSamples.samples(),
                        ReplicationSamples.samples(),
                        RestartSamples.samples())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isSaidWordForWord(FaultySample sample) {
        assertThat(sample.actualText()).isEqualTo(sample.text());
    }

    @Test
    void everyCheckIsThere() {
        assertThat(samples()).extracting(FaultySample::id).contains(CheckId.values());
    }

    @Test
    void everyErrorAndWarningSaysWhatToDo() {
        assertThat(samples())
                .allSatisfy(sample -> assertThat(sample.findings())
                        .filteredOn(finding -> finding.severity() != Severity.NOTICE)
                        .allSatisfy(finding -> assertThat(finding.remedy()).isPresent()));
    }
}

package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.TargetState;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory to clone into. */
class TargetDirectoryCheckTest {

    private static TargetState state(
            boolean exists, boolean isInDataDirectory, boolean parentExists, boolean isWritable) {
        return new TargetState(exists, "/backups", isInDataDirectory, parentExists, Fact.of(isWritable));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, true, true, 1007",
        "true, true, true, true, 1007",
        "false, true, true, true, 3632",
        "false, false, true, false, 1006"
    })
    void whatIsSeenIsJudgedInTheServersOrder(
            boolean exists, boolean isInside, boolean parentExists, boolean isWritable, int number) {
        Finding finding = SampleFacts.intoDirectory()
                .target(state(exists, isInside, parentExists, isWritable))
                .finding(CheckId.TARGET_DIRECTORY);
        assertThat(finding.errorNumber()).hasValue(number);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aMissingParentIsWarnedOf() {
        Finding finding =
                SampleFacts.local().target(state(false, false, false, true)).finding(CheckId.TARGET_DIRECTORY);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.message()).contains(SampleFacts.TARGET, "/backups");
    }

    @Test
    void theNameAloneTellsSomeThings() {
        assertThat(unseen("/var/lib/mysql").finding(CheckId.TARGET_DIRECTORY).errorNumber())
                .hasValue(1007);
        assertThat(unseen("/var/lib/mysql/copy")
                        .finding(CheckId.TARGET_DIRECTORY)
                        .errorNumber())
                .hasValue(3632);
        assertThat(unseen("/var/lib/mysql2").unknown(CheckId.TARGET_DIRECTORY))
                .contains("/var/lib/mysql2", "another host");
    }

    private static SampleFacts unseen(String path) {
        return SampleFacts.intoDirectory(path).host(Fact.unknown("another host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.0", "9.7.4"})
    void aBackslashFailsAfterTheDirectoryIsMade(String version) {
        Finding finding = SampleFacts.intoDirectory("/backups/a\\b")
                .both(server -> server.version(version))
                .finding(CheckId.TARGET_DIRECTORY);
        assertThat(finding.errorNumber()).hasValue(1525);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.17", "8.0.30", "8.4.8"})
    void before900ABackslashIsALetterLikeAnyOther(String version) {
        SampleFacts.intoDirectory("/backups/a\\b")
                .both(server -> server.version(version))
                .passes(CheckId.TARGET_DIRECTORY);
    }
}

package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** Files with absolute paths, and undo files of one name. */
class PathsTest {

    private static final String FILE = "/mnt/ssd/ts1.ibd";

    @Test
    void adirectoryThatTheRecipientDoesNotKnowIsRefused() {
        Finding replace = SampleFacts.replacing()
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(replace.errorNumber()).hasValue(1525);
        assertThat(replace.onlyAfterDataLoss()).isTrue();
        assertThat(replace.message()).contains(FILE);
        Finding directory = SampleFacts.intoDirectory()
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(directory.errorNumber()).hasValue(1525);
        assertThat(directory.onlyAfterDataLoss()).isFalse();
    }

    @Test
    void before972ItIsAWarning() {
        Finding finding = SampleFacts.replacing()
                .both(server -> server.version("8.4.6"))
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aKnownDirectoryPassesUnlessTheFilesAreThere() {
        SampleFacts facts = SampleFacts.intoDirectory()
                .recipient(server -> server.variable("innodb_directories", "/opt;/mnt/ssd"))
                .donor(server -> server.outsideFile(FILE));
        facts.passes(CheckId.ABSOLUTE_PATHS);
        Finding finding =
                facts.both(server -> server.variable("hostname", "one")).finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.errorNumber()).hasValue(1086);
    }

    @Test
    void aLocalCloneMeetsItsOwnFiles() {
        Finding finding = SampleFacts.local()
                .recipient(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.errorNumber()).hasValue(1086);
    }

    @Test
    void undoFilesOfOneNameCollide() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.undoFile("/mnt/a/u.ibu").undoFile("/mnt/b/u.ibu"))
                .finding(CheckId.UNDO_NAMES);
        assertThat(finding.errorNumber()).hasValue(3869);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("u.ibu").doesNotContain("undo_001");
    }
}

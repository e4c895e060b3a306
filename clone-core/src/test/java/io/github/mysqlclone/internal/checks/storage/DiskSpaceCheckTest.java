package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.DiskSpace;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

/** Room on the recipient. */
class DiskSpaceCheckTest {

    /** 100 MiB of users, 26 of the dictionary, 12 of the system tablespace, 32 of undo, 100 of redo. */
    private static final long NEEDED = 270L << 20;

    @Test
    void whatDoesNotFitIsFoundWithBothNumbers() {
        Finding finding =
                SampleFacts.replacing().freeBytes(NEEDED - (100L << 20) - 1).finding(CheckId.DISK_SPACE);
        assertThat(finding.errorNumber()).hasValue(3873);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("270.00 MiB", "what is dropped included");
    }

    @Test
    void whatIsDroppedMakesRoom() {
        SampleFacts.replacing().freeBytes(NEEDED - (100L << 20)).passes(CheckId.DISK_SPACE);
    }

    @Test
    void aDirectoryGetsNoRoomFromDropsAndLeavesAReserve() {
        assertThat(SampleFacts.intoDirectory()
                        .freeBytes(NEEDED - 1)
                        .finding(CheckId.DISK_SPACE)
                        .severity())
                .isEqualTo(Severity.ERROR);
        Finding finding = SampleFacts.local().freeBytes(NEEDED + 1).finding(CheckId.DISK_SPACE);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void undoAndRedoNeedTheirOwnRoom() {
        FileSystemSpace data = new FileSystemSpace("/data", 1L << 40);
        FileSystemSpace logs = new FileSystemSpace("/logs", 100L << 20);
        Finding finding =
                SampleFacts.replacing().space(new DiskSpace(data, logs, logs)).finding(CheckId.DISK_SPACE);
        assertThat(finding.message()).contains("132.00 MiB", "/logs", "100.00 MiB");
        assertThat(finding.errorNumber()).isEmpty();
    }

    @Test
    void withoutAProbeTheBytesNeededAreSaid() {
        SampleFacts facts = SampleFacts.replacing().unreadSpace("no probe");
        assertThat(facts.unknown(CheckId.DISK_SPACE)).contains("270.00 MiB", "no probe");
    }
}

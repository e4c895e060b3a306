package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrayFilesCheckTest {

    @Test
    void aCopyOfATablespaceCountsForAnEmptyRecipientToo() {
        Finding finding = SampleFacts.replacing()
                .strayTablespaces(Fact.of(List.of("backup/item.ibd")))
                .finding(CheckId.STRAY_FILES);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(1815);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("backup/item.ibd");
    }

    @Test
    void whatTheDonorHasAtTheSamePlaceIsReplaced() {
        SampleFacts.replacing()
                .donor(server -> server.outsideFile("/both/away.ibd"))
                .recipient(server -> server.variable("innodb_directories", "/both"))
                .strayTablespaces(Fact.of(List.of("/both/away.ibd")))
                .passes(CheckId.STRAY_FILES);
    }

    /** Each server has one of that number. */
    @Test
    void aCopyOfAnUndoTablespaceStopsEveryStart() {
        Finding finding = SampleFacts.replacing()
                .strayTablespaces(Fact.of(List.of("/backup/undo_001")))
                .finding(CheckId.STRAY_FILES);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("never starts again", "/backup/undo_001");
    }

    /** Its file is there before the server lists it; DDL says that it runs. */
    @Test
    void aTableThatIsJustBeingMadeIsNone() {
        SampleFacts.replacing()
                .recipient(server -> server.lock("BACKUP LOCK", "", "INTENTION_EXCLUSIVE", 5))
                .strayTablespaces(Fact.of(List.of("shop/item.ibd")))
                .passes(CheckId.STRAY_FILES);
    }

    @Test
    void noneIsWellAndOneThatCannotBeToldIsUnknown() {
        SampleFacts.replacing().strayTablespaces(Fact.of(List.of())).passes(CheckId.STRAY_FILES);
        assertThat(SampleFacts.replacing()
                        .strayTablespaces(Fact.unknown("no PROCESS"))
                        .unknown(CheckId.STRAY_FILES))
                .contains("no PROCESS");
    }

    @Test
    void anEmptyRecipientElsewhereIsNotLookedAt() {
        SampleFacts.replacing().host(Fact.unknown("elsewhere")).passes(CheckId.STRAY_FILES);
    }

    @Test
    void aFolderThatIsLockedIsWorseWhereTheDonorFillsIt() {
        SampleFacts facts = SampleFacts.replacing().lockedFolders("shop");

        assertThat(facts.finding(CheckId.STRAY_FILES).errorNumber()).hasValue(1815);
        assertThat(facts.donor(server -> server.schema("shop"))
                        .finding(CheckId.STRAY_FILES)
                        .errorNumber())
                .hasValue(1004);
    }
}

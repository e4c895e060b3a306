package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.LockedFolder.Content;
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

    /** The donor's files will lie in folders that may be locked. */
    @Test
    void anEmptyRecipientElsewhereCannotBeLookedAt() {
        assertThat(SampleFacts.replacing().host(Fact.unknown("elsewhere")).unknown(CheckId.STRAY_FILES))
                .isEqualTo("elsewhere");
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

    private static SampleFacts locked(String name, Content content) {
        return locked(name, content, Fact.of(true));
    }

    private static SampleFacts locked(String name, Content content, Fact<Boolean> isLocked) {
        return SampleFacts.replacing().lockedFolders(Fact.of(List.of(new LockedFolder(name, name, content, isLocked))));
    }

    /** Of an administrator's: /var/lib/mysql/ssl/, with certificates in it. */
    @Test
    void aLockedFolderOfOtherThingsHarmsNobody() {
        locked("ssl", Content.FILES).passes(CheckId.STRAY_FILES);
        locked("undo", Content.CONFIGURED).passes(CheckId.STRAY_FILES);
        locked("empty", Content.NOTHING).passes(CheckId.STRAY_FILES);
        assertThat(locked("own", Content.FILES)
                        .recipient(server -> server.schema("own"))
                        .finding(CheckId.STRAY_FILES)
                        .errorNumber())
                .hasValue(1815);
        assertThat(locked("closed", Content.UNSEEN).unknown(CheckId.STRAY_FILES))
                .contains("closed/");
    }

    @Test
    void aDonorsSchemaOfViewsHasNoFileToLieInALockedFolder() {
        locked("views", Content.NOTHING)
                .donor(server -> server.schemaOfViews("views"))
                .passes(CheckId.STRAY_FILES);
        assertThat(locked("sys", Content.TABLESPACES)
                        .finding(CheckId.STRAY_FILES)
                        .errorNumber())
                .as("sys_config is in each")
                .hasValue(1004);
    }

    @Test
    void whatIsNotCertainOfALockedFolderIsUnknown() {
        Fact<Boolean> perhaps = Fact.unknown("a group");
        assertThat(locked("shop", Content.TABLESPACES, perhaps).unknown(CheckId.STRAY_FILES))
                .isEqualTo("a group");
        locked("ssl", Content.FILES, perhaps).passes(CheckId.STRAY_FILES);
        assertThat(locked("empty", Content.NOTHING).donorUnread().unknown(CheckId.STRAY_FILES))
                .contains("donor");
        assertThat(SampleFacts.replacing()
                        .lockedFolders(Fact.unknown("no rights of that kind"))
                        .unknown(CheckId.STRAY_FILES))
                .isEqualTo("no rights of that kind");
    }

    @Test
    void aDonorThatHidesSchemasMayHaveOneForALockedFolder() {
        assertThat(locked("empty", Content.NOTHING)
                        .donor(server -> server.hiddenSchemas("no SHOW DATABASES"))
                        .unknown(CheckId.STRAY_FILES))
                .contains("no SHOW DATABASES");
    }
}

package io.github.mysqlclone.internal.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

/** Locks of other sessions. */
class LocksTest {

    private static SampleFacts recipientWithLock(String type, String object, String lock) {
        return SampleFacts.replacing()
                .recipient(server ->
                        server.schema("shop").session(9, "app", "Query").lock(type, object, lock, 9));
    }

    @Test
    void aBackupLockStopsTheFirstDrop() {
        Finding finding =
                recipientWithLock("BACKUP LOCK", "the whole server", "SHARED").finding(CheckId.BACKUP_LOCK);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(1205);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("session 9 (app@app)");
    }

    @Test
    void aBackupLockDoesNoHarmWithNothingToDrop() {
        SampleFacts.replacing()
                .recipient(server -> server.lock("BACKUP LOCK", "the whole server", "SHARED", 9))
                .passes(CheckId.BACKUP_LOCK);
    }

    @Test
    void ddlOnTheRecipientIsWaitedFor() {
        SampleFacts facts = recipientWithLock("BACKUP LOCK", "the whole server", "INTENTION_EXCLUSIVE");
        facts.passes(CheckId.BACKUP_LOCK);
        Finding finding = facts.finding(CheckId.DDL);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).hasValue(1205);
    }

    @Test
    void ddlOnTheDonorMattersWhereItIsBlocked() {
        SampleFacts facts = SampleFacts.intoDirectory()
                .donor(server -> server.lock("BACKUP LOCK", "the whole server", "INTENTION_EXCLUSIVE", 5));
        assertThat(facts.finding(CheckId.DDL).severity()).isEqualTo(Severity.NOTICE);
        Finding blocked = facts.recipient(server -> server.variable("clone_block_ddl", "ON"))
                .finding(CheckId.DDL);
        assertThat(blocked.severity()).isEqualTo(Severity.WARNING);
        assertThat(blocked.side()).isEqualTo(Side.DONOR);
        assertThat(blocked.message()).contains("thread 105");
    }

    @Test
    void aDonorThatDidNotValidateItsPathsLetsTheLockAgainstDdlGo() {
        SampleFacts facts =
                SampleFacts.intoDirectory().donor(server -> server.variable("innodb_validate_tablespace_paths", "OFF"));
        facts.passes(CheckId.DDL);
        Finding finding = facts.recipient(server -> server.variable("clone_block_ddl", "ON"))
                .finding(CheckId.DDL);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.side()).isEqualTo(Side.DONOR);
        assertThat(finding.message()).contains("innodb_validate_tablespace_paths=OFF");
    }

    @Test
    void ddlOnAnOldDonorIsAlwaysBlocked() {
        assertThat(SampleFacts.intoDirectory()
                        .both(server -> server.version("8.0.26"))
                        .donor(server -> server.lock("BACKUP LOCK", "the whole server", "INTENTION_EXCLUSIVE", 5))
                        .finding(CheckId.DDL)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void locksOnTablesAreWaitedFor() {
        Finding finding = recipientWithLock("TABLE", "shop.item", "SHARED_READ").finding(CheckId.METADATA_LOCKS);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).hasValue(1205);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("shop.item", "session 9", "60 s");
    }
}

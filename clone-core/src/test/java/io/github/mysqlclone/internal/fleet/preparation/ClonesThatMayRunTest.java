package io.github.mysqlclone.internal.fleet.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.state.Outcomes;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of a clone stays as long as nobody has seen that the clone is over. */
class ClonesThatMayRunTest {

    private static final FleetMember MEMBER = FleetMember.at("db2", 3306);
    private static final FleetMember STRANGER = FleetMember.at("source-of-all", 3306);

    @TempDir
    private Path directory;

    private final Outcomes outcomes = new Outcomes();

    private static MemberInspection look(MemberVerdict verdict) {
        return new MemberInspection(verdict, MEMBER.server(), "uuid-2", 2, Optional.empty());
    }

    private static MemberInspection idle() {
        return look(new MemberVerdict.Clone(
                MEMBER, new ProvisioningVerdict.Empty("uuid-2", List.of()), new PreflightReport(List.of())));
    }

    private static MemberInspection refused() {
        return look(new MemberVerdict.Refused(MEMBER, "no answer", Optional.empty(), Optional.empty()));
    }

    private LedgerFolder ledgers() {
        return LedgerFolder.toWrite(FleetOptions.defaults().ledgers(directory));
    }

    private Path noted(FleetMember member) throws IOException {
        Path file = ledgers().of(member).orElseThrow();
        Ledger ledger = Ledger.begin(new LedgerHead(CloneKind.REPLACE, "uuid-2", "uuid-1"), Optional.of(file));
        ledger.note(new PersistedChange("event_scheduler", "", "OFF", ""));
        ledger.release();
        return file;
    }

    private ClonesThatMayRun clones(MemberInspection look) {
        return new ClonesThatMayRun(ledgers(), List.of(look), outcomes);
    }

    private void failed(RecipientData data) {
        outcomes.put(new MemberOutcome.Failed(MEMBER, data, "it failed", null));
    }

    @Test
    void whoWasSeenIdleHoldsNothingBack() throws IOException {
        noted(MEMBER);
        failed(RecipientData.DROPPED);

        assertThat(clones(idle()).ofEarlierCalls()).isEmpty();
        assertThat(clones(idle()).isAnyOfThisCall()).isFalse();
    }

    @Test
    void whoWasRefusedOrNotSeenHoldsBackWhatItMayUse() throws IOException {
        Path file = noted(MEMBER);
        outcomes.put(new MemberOutcome.Refused(MEMBER, "no answer", Optional.empty()));
        assertThat(clones(refused()).ofEarlierCalls()).containsExactly(file);

        failed(RecipientData.UNKNOWN);
        assertThat(clones(idle()).ofEarlierCalls()).containsExactly(file);
    }

    @Test
    void whoIsNotOfThisCallHoldsBackWhatItMayUse() throws IOException {
        failed(RecipientData.DROPPED);
        Path stranger = noted(STRANGER);

        assertThat(clones(idle()).ofEarlierCalls()).containsExactly(stranger);
        assertThat(ledgers().leftOfRoot()).isEmpty();
    }

    @Test
    void whatNobodyCanReadHoldsBackToo() throws IOException {
        failed(RecipientData.DROPPED);
        Path broken = Files.writeString(directory.resolve("db9_3306.ledger"), "one\ntwo\nthree\n");

        assertThat(clones(idle()).ofEarlierCalls()).containsExactly(broken);
    }

    @Test
    void oneThatWasBrokenOffInThisCallMayRun() {
        assertThat(clones(idle()).isAnyOfThisCall()).isTrue();
        assertThat(clones(idle()).ofEarlierCalls()).isEmpty();

        outcomes.put(new MemberOutcome.Unknown(MEMBER, "nobody knows", Optional.empty()));
        assertThat(clones(idle()).isAnyOfThisCall()).isTrue();
    }
}

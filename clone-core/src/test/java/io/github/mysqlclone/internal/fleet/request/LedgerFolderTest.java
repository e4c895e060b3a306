package io.github.mysqlclone.internal.fleet.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFolderTest {

    private static final FleetMember MEMBER = FleetMember.at("db2", 3306);
    private static final AccountChange ACCOUNT = new AccountChange("mysql_clone_1", "db2", true, "");

    @TempDir
    private Path directory;

    private LedgerFolder folder() {
        return LedgerFolder.toWrite(FleetOptions.defaults().ledgers(directory.resolve("ledgers")));
    }

    private static void begin(Path file, Change change) throws IOException {
        Ledger ledger = Ledger.begin(new LedgerHead(CloneKind.REPLACE, "uuid-2", "uuid-1"), Optional.of(file));
        ledger.note(change);
        ledger.release();
    }

    private static PersistedChange quarantine() {
        return new PersistedChange("event_scheduler", "", "OFF", "");
    }

    @Test
    void oneThatWasMadeForARunGoesWithIt() {
        LedgerFolder made = LedgerFolder.toWrite(FleetOptions.defaults());
        Path path = made.folder().orElseThrow();
        assertThat(path).isDirectory();

        assertThat(made.close()).isEmpty();

        assertThat(path).doesNotExist();
    }

    @Test
    void oneWithNotesStays() throws IOException {
        LedgerFolder made = LedgerFolder.toWrite(FleetOptions.defaults());
        Path file = made.of(MEMBER).orElseThrow();
        begin(file, quarantine());

        assertThat(made.close()).contains(file.getParent());

        Files.delete(file);
        assertThat(made.close()).isEmpty();
    }

    @Test
    void oneThatWasNamedStaysThoughItIsEmpty() {
        LedgerFolder named = folder();

        assertThat(named.close()).isEmpty();

        assertThat(named.folder().orElseThrow()).isDirectory();
    }

    @Test
    void tellsWhatEarlierCallsHaveLeft() throws IOException {
        LedgerFolder folder = folder();
        assertThat(folder.knows(MEMBER)).isFalse();
        assertThat(folder.donorOf(MEMBER)).isEmpty();
        begin(folder.of(MEMBER).orElseThrow(), quarantine());
        begin(folder.newOfRoot(), ACCOUNT);

        LedgerFolder next = LedgerFolder.toRead(FleetOptions.defaults().ledgers(directory.resolve("ledgers")));

        assertThat(next.knows(MEMBER)).isTrue();
        assertThat(next.donorOf(MEMBER)).contains("uuid-1");
        assertThat(next.leftOfRoot()).hasSize(1);
        assertThat(next.leftAccounts()).containsExactly(ACCOUNT);
    }

    @Test
    void whatACopyHasBroughtGoesWithItsQuarantine() throws IOException {
        LedgerFolder folder = folder();
        Path file = folder.of(MEMBER).orElseThrow();
        begin(file, quarantine());
        PluginChange plugin = new PluginChange(Side.RECIPIENT, "mysql_clone.so");

        folder.note(MEMBER, List.of(ACCOUNT), List.of(plugin));

        assertThat(Ledger.look(file).outstanding())
                .extracting(Note::change)
                .containsExactly(new AccountCopy(ACCOUNT, ""), plugin, quarantine());
    }

    @Test
    void whatIsToBePutBackOnADonorOnlyIsFoundAndMayBeSetAside() throws IOException {
        LedgerFolder folder = folder();
        begin(folder.of(MEMBER).orElseThrow(), window());
        begin(folder.of(FleetMember.at("db3", 3306)).orElseThrow(), quarantine());
        begin(folder.newOfRoot(), ACCOUNT);
        assertThat(folder.ofDonorsOnly()).containsExactly(folder.of(MEMBER).orElseThrow());

        folder.setAside(MEMBER);

        assertThat(folder.knows(MEMBER)).isFalse();
        assertThat(folder.ofDonorsOnly())
                .singleElement()
                .satisfies(file -> assertThat(Ledger.look(file).outstanding())
                        .extracting(Note::change)
                        .containsExactly(window()));
        assertThat(folder.leftOfMembers())
                .as("where a clone may still run")
                .containsExactly(folder.of(FleetMember.at("db3", 3306)).orElseThrow());
        assertThat(folder.leftOfRoot()).hasSize(1);
        assertThat(folder.close()).isPresent();
    }

    private static VariableChange window() {
        return new VariableChange(
                Side.DONOR, PreparationPart.SETTINGS, "clone_donor_timeout_after_network_failure", "5", "0");
    }

    @Test
    void nothingIsNotedOfAMemberWithoutLedger() throws IOException {
        LedgerFolder folder = folder();

        folder.note(MEMBER, List.of(ACCOUNT), List.of());

        assertThat(folder.knows(MEMBER)).isFalse();
    }

    @Test
    void noFolderIsNoLedger() {
        LedgerFolder none = LedgerFolder.toRead(FleetOptions.defaults());

        assertThat(none.of(MEMBER)).isEmpty();
        assertThat(none.knows(MEMBER)).isFalse();
        assertThat(none.leftAccounts()).isEmpty();
        assertThat(none.close()).isEmpty();
    }
}

package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final LedgerHead HEAD = new LedgerHead(CloneKind.REPLACE, "recipient-uuid", "donor-uuid");
    private static final AccountChange ACCOUNT =
            new AccountChange("mysql_clone_1", "10.0.0.2", true, "{\"mysql_clone\": {\"owner\": \"a\"}}");
    private static final List<Change> ONE_OF_EACH = List.of(
            new VariableChange(
                    Side.RECIPIENT, PreparationPart.DONOR_LIST, "clone_valid_donor_list", "", "a\tb\n\r%'\u00e4:1"),
            new PersistedChange("super_read_only", "", "ON", "read_only = OFF"),
            new PluginChange(Side.DONOR, "mysql_clone.so"),
            ACCOUNT,
            new AccountCopy(ACCOUNT, "/back ups/db1"));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("ledger");
    }

    private Ledger withOneOfEach() throws IOException {
        Ledger ledger = Ledger.begin(HEAD, Optional.of(file()));
        for (Change change : ONE_OF_EACH) {
            ledger.note(change);
        }
        // As at the end of the clone: from then on another process may take it up.
        ledger.release();
        return ledger;
    }

    /** What somebody else reads who lets go of it at once. */
    private Ledger readAndRelease() throws IOException {
        Ledger ledger = Ledger.read(file());
        ledger.release();
        return ledger;
    }

    private static List<Change> latestFirst() {
        List<Change> changes = new ArrayList<>(ONE_OF_EACH);
        Collections.reverse(changes);
        return changes;
    }

    private List<Change> read() throws IOException {
        return readAndRelease().outstanding().stream().map(Note::change).toList();
    }

    @Test
    void keepsUpToWhereTheCopyGoes() throws IOException {
        BinlogCoordinates coordinates = new BinlogCoordinates(
                Optional.of("bin\tlog.000003"),
                157,
                GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5"),
                Optional.of("donor"));
        Ledger ledger = withOneOfEach();
        assertThat(readAndRelease().coordinates()).isEmpty();

        ledger.completed(coordinates);

        assertThat(readAndRelease().coordinates()).contains(coordinates);
        readAndRelease().applying();
        assertThat(readAndRelease().coordinates()).as("it is there no longer").isEmpty();
        assertThat(readAndRelease().outstanding()).hasSize(ONE_OF_EACH.size());
    }

    @Test
    void isLookedAtWithoutCuttingOffWhatSomebodyIsWriting() throws IOException {
        withOneOfEach();
        Files.writeString(file(), "undone\t", StandardOpenOption.APPEND);
        String torn = Files.readString(file());

        assertThat(Ledger.look(file()).outstanding()).hasSize(ONE_OF_EACH.size());

        assertThat(file()).hasContent(torn);
    }

    @Test
    void readsBackWhatWasNotedTheLatestFirst() throws IOException {
        withOneOfEach();

        assertThat(read()).isEqualTo(latestFirst());
        assertThat(readAndRelease().head()).isEqualTo(HEAD);
    }

    @Test
    void aNoteIsALine() throws IOException {
        withOneOfEach();

        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(2 + ONE_OF_EACH.size()).startsWith("mysql-clone-ledger\t2");
        assertThat(lines.get(1)).startsWith("clone\tREPLACE\trecipient-uuid\tdonor-uuid\t");
    }

    @Test
    void forgetsWhatIsSettledAndGoesWithTheLast() throws IOException {
        Ledger ledger = withOneOfEach();
        ledger.settle(ledger.outstanding().get(0));
        assertThat(read()).isEqualTo(latestFirst().subList(1, ONE_OF_EACH.size()));

        for (Note note : ledger.outstanding()) {
            ledger.settle(note);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void aTornLastLineIsCutOffBeforeMoreIsWritten() throws IOException {
        withOneOfEach();
        Files.writeString(file(), "variable\t6\tRECI", StandardOpenOption.APPEND);

        Ledger ledger = readAndRelease();
        assertThat(ledger.outstanding()).hasSize(ONE_OF_EACH.size());
        ledger.settle(ledger.outstanding().get(0));

        assertThat(read()).hasSize(ONE_OF_EACH.size() - 1);
    }

    @Test
    void aFileThatWasOnlyBegunHoldsNothing() throws IOException {
        Files.writeString(file(), "mysql-clone-led");

        Ledger ledger = Ledger.read(file());
        ledger.closeIfEmpty();

        assertThat(ledger.outstanding()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void anotherVersionAndAnotherFileAreRefused() throws IOException {
        Files.writeString(file(), "mysql-clone-ledger\t3\nclone\tx\n");
        assertThatIOException().isThrownBy(() -> Ledger.read(file())).withMessageContaining("no ledger of version 2");

        Files.writeString(
                file(),
                LedgerSeal.seal(
                                "",
                                LedgerText.FORMAT + "\n" + LedgerText.head(HEAD, UUID.randomUUID()) + "\nnonsense\t1")
                        + "\n");
        assertThatIOException().isThrownBy(() -> Ledger.read(file())).withMessageContaining("nonsense");
    }

    @Test
    void oneThatExistsIsNotOverwritten() throws IOException {
        withOneOfEach();

        assertThatIllegalStateException()
                .isThrownBy(() -> Ledger.begin(HEAD, Optional.of(file())))
                .withMessageContaining("CloneCleanup.recover");
    }

    @Test
    void needsNoFile() throws IOException {
        Ledger ledger = Ledger.begin(HEAD, Optional.empty());
        Note note = ledger.note(ONE_OF_EACH.get(0));
        ledger.settle(note);

        assertThat(ledger.outstanding()).isEmpty();
    }

    @Test
    void goesOnAfterAWriteThatFailedInTheMiddleOfALine() throws IOException {
        Ledger ledger = withOneOfEach();
        Files.writeString(file(), "variab", StandardOpenOption.APPEND);

        ledger.settle(ledger.outstanding().get(0));

        assertThat(read()).isEqualTo(latestFirst().subList(1, ONE_OF_EACH.size()));
    }

    @Test
    void isNotTakenUpWhileItsCloneGoesOn() throws IOException {
        Ledger ledger = Ledger.begin(HEAD, Optional.of(file()));
        ledger.note(ACCOUNT);

        assertThatIllegalStateException().isThrownBy(() -> Ledger.read(file())).withMessageContaining("is in use");
        assertThat(Ledger.look(file()).outstanding()).hasSize(1);

        ledger.release();
        assertThat(read()).containsExactly(ACCOUNT);
    }

    @Test
    void writesNothingIntoTheLedgerOfAnotherCloneInItsPlace() throws IOException {
        Ledger first = withOneOfEach();
        Files.delete(file());
        Ledger second =
                Ledger.begin(new LedgerHead(CloneKind.REPLACE, "recipient-uuid", "another"), Optional.of(file()));
        second.note(ACCOUNT);
        second.release();

        assertThatIOException()
                .isThrownBy(() -> first.settle(first.outstanding().get(4)))
                .withMessageContaining("another one by now");

        assertThat(read()).containsExactly(ACCOUNT);
    }
}

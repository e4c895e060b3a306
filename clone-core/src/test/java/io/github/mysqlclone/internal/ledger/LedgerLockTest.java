package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLockTest {

    private static final LedgerHead HEAD = new LedgerHead(CloneKind.REPLACE, "recipient-uuid", "donor-uuid");

    private static final PluginChange CHANGE = new PluginChange(Side.RECIPIENT, "mysql_clone.so");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("ledger");
    }

    private Ledger begun() throws IOException {
        Ledger ledger = Ledger.begin(HEAD, Optional.of(file()));
        ledger.note(CHANGE);
        return ledger;
    }

    /** What another process hears that takes the ledger up. */
    private String takenUpElsewhere() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerReader.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }

    @Test
    void keepsOtherProcessesOutThoughThisOneLooksAtTheFile() throws IOException, InterruptedException {
        Ledger ledger = begun();

        Ledger.look(file());
        Files.readString(file());
        assertThatIllegalStateException().isThrownBy(() -> Ledger.read(file()));

        assertThat(takenUpElsewhere()).contains("is in use");
        ledger.release();
        assertThat(takenUpElsewhere()).contains("taken up, outstanding: 1");
    }

    @Test
    void isHeldByWhateverNameTheFileIsCalled() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file());
        Path folderLink = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try {
            Ledger ledger = begun();

            assertThatIllegalStateException().isThrownBy(() -> Ledger.read(link));
            assertThatIllegalStateException().isThrownBy(() -> Ledger.read(folderLink.resolve("ledger")));
            ledger.release();
        } finally {
            Files.delete(folderLink);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Ledger ledger = begun();
        assertThat(folder).isDirectoryContaining("glob:**.lock");

        ledger.settle(ledger.outstanding().get(0));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isGivenBackWhenTheLedgerCannotBeBegun() throws IOException {
        Path nowhere = folder.resolve("missing").resolve("ledger");
        assertThatIOException().isThrownBy(() -> Ledger.begin(HEAD, Optional.of(nowhere)));

        Files.createDirectory(nowhere.getParent());
        Ledger.begin(HEAD, Optional.of(nowhere)).release();
        assertThatIllegalStateException()
                .isThrownBy(() -> Ledger.begin(HEAD, Optional.of(nowhere)))
                .withMessageContaining("exists");

        Ledger.read(nowhere).release();
    }

    /** Its notes may be the same to the letter: the same servers are prepared in the same way. */
    @Test
    void theEndOfAnEarlierCloneDoesNotRemoveTheNotesOfTheNext() throws IOException {
        Ledger earlier = begun();
        earlier.release();
        Ledger recovered = Ledger.read(file());
        recovered.settle(recovered.outstanding().get(0));
        Ledger next = begun();

        Note late = earlier.outstanding().get(0);
        assertThatIOException().isThrownBy(() -> earlier.settle(late)).withMessageContaining("is in use");
        next.release();
        assertThatIOException().isThrownBy(() -> earlier.settle(late)).withMessageContaining("another one by now");

        assertThat(Ledger.look(file()).outstanding()).hasSize(1);
    }

    @Test
    void oneThatSomebodyRemovedIsNotMissed() throws IOException {
        Ledger ledger = begun();
        ledger.release();
        Files.delete(file());

        ledger.settle(ledger.outstanding().get(0));

        assertThat(folder).isEmptyDirectory();
    }
}

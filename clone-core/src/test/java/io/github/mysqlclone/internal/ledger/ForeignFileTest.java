package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path with a mistake in it: the file that it leads to stays as it is, byte for byte. */
class ForeignFileTest {

    private static final MySqlServer NOWHERE = MySqlServer.at("127.0.0.1", 1).login("nobody", "nothing");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "one line\n",
                "a\nb",
                "a\nb\nc",
                "a\nb\n",
                "\n",
                "\0\0\0\0",
                "m\n",
                "mysql-clone-ledger",
                "mysql-clone-ledger\t2 ",
                "mysql-clone-ledger\t2\ntext",
                "mysql-clone-ledger\t2\ntext\n",
                "mysql-clone-ledger\t1\nclone\tREPLACE\ta\tb",
                "mysql-clone-ledger\t23\n",
                "mysql-clone-ledger\t2\nclone\tREPLACE\ta\tb\nvariab"
            })
    void staysByteForByteAsItIs(String content) throws IOException {
        // The first bytes of a ledger's first line are what a process leaves that died while it began one.
        String foreign = content.equals("mysql-clone-ledger") ? content + "s of May\n" : content;
        Files.writeString(file(), foreign);

        assertThatIOException()
                .isThrownBy(() -> CloneCleanup.recover(file(), NOWHERE, NOWHERE))
                .withMessageContaining("ledger");
        assertThatIOException().isThrownBy(() -> Ledger.look(file()));

        assertThat(Files.readAllBytes(file())).isEqualTo(foreign.getBytes(StandardCharsets.UTF_8));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void staysAsItIsWhereItIsNoText() throws IOException {
        byte[] bytes = new byte[1000];
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = (byte) (place * 31);
        }
        Files.write(file(), bytes);

        assertThatIOException().isThrownBy(() -> CloneCleanup.recover(file(), NOWHERE));

        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void isRefusedHoweverLargeItIs() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file().toFile(), "rw")) {
            large.setLength(5L << 30);
        }

        assertThatIOException().isThrownBy(() -> CloneCleanup.recover(file(), NOWHERE));
        assertThatIOException().isThrownBy(() -> Ledger.look(file()));

        assertThat(Files.size(file())).isEqualTo(5L << 30);
    }

    @Test
    void whatItSaysIsNotRepeated() throws IOException {
        Files.writeString(file(), "hunter2\n");

        assertThatIOException()
                .isThrownBy(() -> CloneCleanup.recover(file(), NOWHERE))
                .withMessageContaining(file().toString())
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aDamagedLedgerKeepsItsLastLineThatWasNotWrittenToItsEnd() throws IOException {
        Ledger.begin(new LedgerHead(CloneKind.REPLACE, "recipient", "donor"), Optional.of(file()))
                .release();
        String damaged = Files.readString(file()).replace("recipient", "another") + "variab";
        Files.writeString(file(), damaged);

        assertThatIOException().isThrownBy(() -> Ledger.read(file())).withMessageContaining("damaged or edited");

        assertThat(file()).hasContent(damaged);
    }

    @Test
    void nextToALedgerOfTheLocksNameIsNoLock() throws IOException {
        Path foreign = folder.resolve("file.lock");
        Files.writeString(foreign, "versions");

        assertThatIOException()
                .isThrownBy(() ->
                        Ledger.begin(new LedgerHead(CloneKind.REPLACE, "recipient", "donor"), Optional.of(file())))
                .withMessageContaining("in the way");

        assertThat(foreign).hasContent("versions");
        assertThat(file()).doesNotExist();
    }

    @Test
    void asMuchOfALedgerAsAProcessHadWrittenThatDiedIsOne() throws IOException {
        Ledger.begin(new LedgerHead(CloneKind.REPLACE, "recipient", "donor"), Optional.of(file()))
                .release();
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));

            assertThat(CloneCleanup.recover(file(), NOWHERE)).isEmpty();
            assertThat(file()).as("cut to %d bytes", length).doesNotExist();
        }
    }
}

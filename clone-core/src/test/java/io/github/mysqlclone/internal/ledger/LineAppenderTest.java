package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each append truncates, writes and forces once; what it does after that is done because something has failed. */
class LineAppenderTest {

    private static final String HEAD = LedgerText.FORMAT + "\nclone\thead\n";
    private static final String LINE = LedgerSeal.seal(HEAD, "line");

    @TempDir
    private Path folder;

    private final LineAppender appender = new LineAppender();

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("ledger"), HEAD);
    }

    private static FileChannel healthy(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void appendInVain(Path file, int truncations, int writes) throws IOException {
        try (FileChannel channel = new SickChannel(healthy(file), 0, truncations, writes)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> appender.append(channel, HEAD.length(), LINE))
                    .withMessage("no force");
        }
    }

    @Test
    void cutsOffALineThatIsNotForced() throws IOException {
        Path file = file();

        appendInVain(file, 2, 1);

        assertThat(Files.readString(file)).isEqualTo(HEAD);
    }

    @Test
    void leavesNoWholeLineWhereItCannotBeCutOff() throws IOException {
        Path file = file();

        appendInVain(file, 1, 2);

        assertThat(Files.readString(file)).isEqualTo(HEAD + LINE.substring(0, LINE.length() - 1) + "  ");
        assertThat(LedgerFile.look(file)).containsExactly(LedgerText.FORMAT, "clone\thead");
    }

    @Test
    void addsNothingUntilALineIsCutOffThatStaysWhole() throws IOException {
        Path file = file();
        appendInVain(file, 1, 1);
        assertThat(LedgerFile.look(file)).containsExactly(LedgerText.FORMAT, "clone\thead", LINE);

        try (FileChannel channel = new SickChannel(healthy(file), 0, 0, 0)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> appender.cutWhatStayed(channel))
                    .withMessage("no truncation");
        }
        try (FileChannel channel = healthy(file)) {
            appender.cutWhatStayed(channel);
            assertThat(LedgerFile.look(file)).containsExactly(LedgerText.FORMAT, "clone\thead");

            appender.append(channel, HEAD.length(), "next");
            appender.cutWhatStayed(channel);
            assertThat(LedgerFile.look(file)).containsExactly(LedgerText.FORMAT, "clone\thead", "next");
        }
    }
}

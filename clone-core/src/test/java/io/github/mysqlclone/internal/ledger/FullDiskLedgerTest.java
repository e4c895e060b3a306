package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk is full for a process that may make no file larger than a few hundred bytes. */
class FullDiskLedgerTest {

    @TempDir
    private Path folder;

    @Test
    void keepsAllThatWasNotedAndNothingOfWhatWasNot() throws IOException, InterruptedException {
        Path file = folder.resolve("ledger");

        String said = fill(file);

        Ledger left = Ledger.read(file);
        assertThat(said).startsWith("noted: ");
        assertThat(left.outstanding()).isNotEmpty();
        assertThat(said.strip()).isEqualTo("noted: " + left.outstanding().size());
        left.release();
    }

    private String fill(Path file) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 2; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerFiller.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }
}

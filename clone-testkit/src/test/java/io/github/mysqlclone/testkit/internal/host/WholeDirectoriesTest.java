package io.github.mysqlclone.testkit.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoriesTest {

    private static final int FILES = 50;

    @TempDir
    private Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void makeATree() throws IOException {
        from = folder.resolve("from");
        to = folder.resolve("to");
        Path below = Files.createDirectories(from.resolve("schema/deeper"));
        for (int file = 0; file < FILES; file++) {
            Files.writeString(below.resolve("t" + file), "row ".repeat(file * 1_000));
        }
        Files.setPosixFilePermissions(below.resolve("t7"), PosixFilePermissions.fromString("r--------"));
        Files.createSymbolicLink(from.resolve("link"), Path.of("schema"));
    }

    @Test
    void copiesEveryFileWithItsPermissions() throws IOException {
        WholeDirectories.copy(from, to);

        for (int file = 0; file < FILES; file++) {
            assertThat(to.resolve("schema/deeper/t" + file))
                    .hasSameBinaryContentAs(from.resolve("schema/deeper/t" + file));
        }
        assertThat(Files.getPosixFilePermissions(to.resolve("schema/deeper/t7")))
                .isEqualTo(PosixFilePermissions.fromString("r--------"));
        assertThat(Files.readSymbolicLink(to.resolve("link"))).isEqualTo(Path.of("schema"));
    }

    @Test
    void copiesWhatALinkLeadsToAndNotTheLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("mysql"), from);

        WholeDirectories.copy(link, to);

        assertThat(to).isDirectory();
        assertThat(Files.isSymbolicLink(to)).isFalse();
        assertThat(to.resolve("schema/deeper/t9")).hasSameBinaryContentAs(from.resolve("schema/deeper/t9"));
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        WholeDirectories.copy(from, to);

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("clone-testkit-copy")) {
                thread.join(5_000); // its work is done, yet it may not have died already
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> WholeDirectories.copy(from, to));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void saysWhatItCannotCopy() throws IOException {
        Files.createDirectories(to.resolve("schema/deeper"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WholeDirectories.copy(from, to))
                .withMessageContaining(to.toString());
    }
}

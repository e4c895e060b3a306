package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.SharedHost.DonorsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedHostReaderTest {

    @TempDir
    private Path folder;

    private DonorsFiles look(Path path) {
        return SharedHostReader.lookFor(List.of(path.toString()));
    }

    @Test
    void seesWhatIsThereAndWhatIsNot() throws IOException {
        Path there = Files.createFile(folder.resolve("away.ibd"));

        assertThat(look(there)).isEqualTo(new DonorsFiles(List.of(there.toString()), List.of()));
        assertThat(look(folder.resolve("other.ibd"))).isEqualTo(new DonorsFiles(List.of(), List.of()));
    }

    private void isHidden(Path path) {
        assertThat(look(path)).isEqualTo(new DonorsFiles(List.of(), List.of(path.toString())));
    }

    /** A folder that is not there may be on the recipient's host, of whose files this JVM may have the data directory only. */
    @Test
    void cannotTellWithoutSeeingTheFolder() throws IOException {
        isHidden(folder.resolve("absent/away.ibd"));
        // Neither there nor not there, as in a folder that is closed to this JVM, unless root runs the tests.
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        isHidden(loop.resolve("away.ibd"));
        isHidden(folder.resolve("x".repeat(300)));
        isHidden(Path.of("away.ibd"));
    }

    @Test
    void knowsTheRecipientsAddressByAnotherText() {
        assertThat(SharedHostReader.isOneAddress("192.0.2.1", "192.0.2.1")).isTrue();
        assertThat(SharedHostReader.isOneAddress("2001:db8::1", "2001:db8:0:0::1"))
                .isTrue();
        assertThat(SharedHostReader.isOneAddress("192.0.2.1", "192.0.2.2")).isFalse();
        assertThat(SharedHostReader.isOneAddress("192.0.2.1", "localhost")).isFalse();
        assertThat(SharedHostReader.isOneAddress("192.0.2.1", "")).isFalse();
        assertThat(SharedHostReader.isOneAddress("127.0.0.1", "127.0.0.1"))
                .as("each host has one")
                .isFalse();
    }
}

package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptSourceTest {

    @TempDir
    private Path folder;

    private ScriptSource file(String name, byte... content) throws IOException {
        return ScriptSource.of(Files.write(folder.resolve(name), content));
    }

    private static String read(ScriptSource source) throws IOException {
        try (Reader reader = source.reader()) {
            StringBuilder text = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                text.append((char) next);
            }
            return text.toString();
        }
    }

    @Test
    void givesEachByteAsItIs() throws IOException {
        byte[] all = new byte[255];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) (value + 1);
        }

        assertThat(read(file("all.sql", all)).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(all);
    }

    @Test
    void takesAByteOrderMarkForNoPartOfTheScript() throws IOException {
        assertThat(read(file("mark.sql", "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("SELECT 1;");
        assertThat(read(file("short.sql", (byte) 'S'))).isEqualTo("S");
        assertThat(read(file("empty.sql"))).isEmpty();
    }

    @Test
    void refusesUtf16AndSaysSo() throws IOException {
        for (ScriptSource source : new ScriptSource[] {
            file("mark.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_16)),
            file("little.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_16LE)),
            file("big.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_16BE))
        }) {
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> read(source))
                    .withMessageContaining("UTF-16")
                    .withMessageContaining("Save it in UTF-8");
        }
    }

    @Test
    void unpacksWhatIsPacked() throws IOException {
        Path packed = folder.resolve("packed.sql.gz");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(packed))) {
            output.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(ScriptSource.of(packed))).isEqualTo("SELECT 1;");
        assertThat(read(file("packed.sql", Files.readAllBytes(packed)))).isEqualTo("SELECT 1;");
        assertThat(read(file("plain.sql.gz", "SELECT 1;".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("SELECT 1;");
    }

    @Test
    void refusesWhatItCannotUnpackAndSaysByWhatItIsPacked() throws IOException {
        for (ScriptSource source : new ScriptSource[] {
            file("dump.sql.zst", (byte) 0x28, (byte) 0xB5, (byte) 0x2F, (byte) 0xFD, (byte) 0x04),
            file("dump.sql.xz", (byte) 0xFD, (byte) '7', (byte) 'z', (byte) 'X', (byte) 'Z', (byte) 0),
            file("dump.sql.bz2", (byte) 'B', (byte) 'Z', (byte) 'h', (byte) '9', (byte) '1'),
            file("dump.zip", (byte) 'P', (byte) 'K', (byte) 3, (byte) 4, (byte) 20)
        }) {
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> read(source))
                    .withMessageContaining("the script is packed with ")
                    .withMessageContaining("Unpack it, or pack it with gzip");
        }
    }

    @Test
    void isRefusedOnceItHasChanged() throws IOException {
        ScriptSource source = file("changing.sql", (byte) '1');
        file("changing.sql", (byte) '2');

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> read(source))
                .withMessageContaining("has changed since it was named");
    }

    @Test
    void isRefusedIfItChangesWhileItIsRead() throws IOException {
        ScriptSource source = file("changing.sql", (byte) '1');
        AtomicInteger opened = new AtomicInteger();
        ScriptSource changing = new ScriptSource(
                source.name(),
                () -> new ByteArrayInputStream(new byte[] {(byte) ('0' + opened.incrementAndGet())}),
                source.hash());

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> read(changing))
                .withMessageContaining("has changed since it was named");
        assertThat(opened).hasValue(2);
    }

    @Test
    void saysWhereAFileIsLookedForThatIsNotThere() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> ScriptSource.of(Path.of("src/test/sql/none.sql")))
                .withMessageContaining("/src/test/sql/none.sql, which is not there")
                .withMessageContaining("A relative path starts where the tests run, in "
                        + Path.of("").toAbsolutePath());
    }
}

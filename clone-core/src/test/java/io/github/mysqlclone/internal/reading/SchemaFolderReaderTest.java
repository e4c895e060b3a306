package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFolderReaderTest {

    @TempDir
    private Path folder;

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private Fact<List<String>> strayIn(String... schemas) {
        return SchemaFolderReader.strayFiles(
                folder,
                new UserData(
                        Arrays.stream(schemas)
                                .map(name -> new SchemaContent(name, 1, 1))
                                .toList(),
                        Fact.of(List.of()),
                        Fact.of(true)));
    }

    @Test
    void overlooksWhatTheServersOwnEnginesWrite() throws IOException {
        file("shop/item.ibd");
        file("shop/item#p#p0.ibd");
        file("shop/log_371.sdi");
        file("shop/log.MYD");
        file("shop/log.MYI");
        file("shop/data.CSV");
        file("shop/item.cfg");
        file("shop/both.MRG");
        file("shop/old.frm");
        file("shop/arc/old.frm-0001");
        Files.createSymbolicLink(folder.resolve("shop/far.MYD"), folder.resolve("elsewhere"));

        assertThat(strayIn("shop").known()).contains(List.of());
    }

    @Test
    void findsFilesFoldersAndLinksInSchemasOnly() throws IOException {
        file("shop/notes.txt");
        file("shop/.nfs0001");
        file("shop/sub/item.ibd");
        Files.createSymbolicLink(folder.resolve("shop/link"), folder.resolve("elsewhere"));
        file("lost+found/notes.txt");
        file("mysql/notes.txt");

        assertThat(strayIn("shop").known())
                .contains(List.of("shop/.nfs0001", "shop/link", "shop/notes.txt", "shop/sub"));
    }

    @Test
    void knowsASchemaByTheNameOfItsFolder() throws IOException {
        file("my@002dshop/notes.txt");

        assertThat(strayIn("my-shop").known()).contains(List.of("my@002dshop/notes.txt"));
    }

    /** The server writes some letters in another way, which is not undone here. */
    @Test
    void knowsNothingOfASchemaWhoseFolderItDoesNotFind() throws IOException {
        file("b@0zcher/notes.txt");

        assertThat(strayIn("b\u00fccher")).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void knowsNothingOfAFolderThatIsNotThere() {
        folder = folder.resolve("gone");

        assertThat(strayIn("shop")).isInstanceOf(Fact.Unknown.class);
    }
}

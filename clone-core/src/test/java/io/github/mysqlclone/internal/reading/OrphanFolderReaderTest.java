package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanFolderReaderTest {

    @TempDir
    private Path dataDirectory;

    private void folders(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(dataDirectory.resolve(name));
        }
    }

    private static UserData schemas(Fact<Boolean> isComplete, String... names) {
        return new UserData(
                Arrays.stream(names).map(name -> new SchemaContent(name, 1, 1)).toList(),
                Fact.of(List.of()),
                isComplete);
    }

    private Fact<List<OrphanFolder>> orphans(String... schemas) {
        return OrphanFolderReader.read(dataDirectory, schemas(Fact.of(true), schemas));
    }

    @Test
    void findsFoldersWithoutASchemaByTheNameThatTheServerGaveThem() throws IOException {
        folders("own", "shop", "a@0020b");
        Files.writeString(dataDirectory.resolve("a@0020b/item.ibd"), "");

        assertThat(orphans("own").known().orElseThrow())
                .containsExactly(new OrphanFolder("a b", "a@0020b", false), new OrphanFolder("shop", "shop", true));
    }

    @Test
    void overlooksWhatIsNoFolderOfASchema() throws IOException {
        folders("mysql", "performance_schema", "sys", "#innodb_redo", "#clone", "lost+found", ".trash");
        Files.writeString(dataDirectory.resolve("notes"), "");

        assertThat(orphans().known()).contains(List.of());
    }

    @Test
    void cannotTellWhereASchemaMayBeHidden() throws IOException {
        folders("shop");

        assertThat(OrphanFolderReader.read(dataDirectory, schemas(Fact.unknown("no SHOW DATABASES"))))
                .isEqualTo(Fact.unknown("no SHOW DATABASES"));
    }

    @Test
    void cannotTellWhereTheFolderOfASchemaBearsAnotherName() throws IOException {
        folders("caf@0p");

        assertThat(orphans("café"))
                .isEqualTo(Fact.unknown("the directory of the schema café was not found by its name"));
    }
}

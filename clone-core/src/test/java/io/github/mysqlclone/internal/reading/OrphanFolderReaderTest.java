package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanFolderReaderTest {

    @TempDir
    private Path dataDirectory;

    private final Map<String, String> variables = new HashMap<>();

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
        return OrphanFolderReader.read(dataDirectory, variables, schemas(Fact.of(true), schemas));
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
    void overlooksWhatTheConfigurationNames() throws IOException {
        folders("work", "temp1", "temp2", "undo", "binlogs", "relay", "exports", "logs", "shop");
        variables.put("replica_load_tmpdir", dataDirectory.resolve("work/load").toString());
        variables.put("tmpdir", dataDirectory.resolve("temp1") + ":./temp2/");
        variables.put("innodb_undo_directory", "./undo/");
        variables.put("innodb_log_group_home_dir", "./");
        variables.put(
                "log_bin_basename", dataDirectory.resolve("binlogs/binlog").toString());
        variables.put("relay_log_basename", "relay/relay-bin");
        variables.put("secure_file_priv", dataDirectory + "/exports/");
        variables.put("log_error", "./logs/error.log");
        variables.put("plugin_dir", "/usr/lib/shop/");
        variables.put("innodb_tmpdir", "");

        assertThat(orphans().known().orElseThrow()).containsExactly(new OrphanFolder("shop", "shop", true));
    }

    /** SHOW VARIABLES cuts a value at 1024 bytes. */
    @Test
    void overlooksWhatTheConfigurationNamesAtTheEndOfALongList() throws IOException {
        folders("tenant", "shop");
        Files.writeString(dataDirectory.resolve("auto.cnf"), "server-uuid=" + ScriptedServer.UUID);
        String whole = "/data/elsewhere;".repeat(70) + dataDirectory.resolve("tenant");
        ScriptedServer server = new ScriptedServer(sql -> {
            if (sql.startsWith("SHOW GLOBAL VARIABLES WHERE")) {
                return List.of(Rows.row("name", "innodb_directories", "value", whole.substring(0, 1024)));
            }
            if (sql.startsWith("SELECT @@datadir")) {
                return List.of(Rows.row("datadir", dataDirectory.toString(), "uuid", ScriptedServer.UUID));
            }
            return sql.equals("SELECT @@GLOBAL.innodb_directories") ? List.of(Rows.row("value", whole)) : null;
        });

        assertThat(OrphanFolderReader.read(server.open(), schemas(Fact.of(true)))
                        .known()
                        .orElseThrow())
                .containsExactly(new OrphanFolder("shop", "shop", true));
    }

    @Test
    void overlooksWhatTheConfigurationNamesByALink(@TempDir Path elsewhere) throws IOException {
        folders("temp");
        Path link = Files.createSymbolicLink(elsewhere.resolve("data"), dataDirectory);
        variables.put("tmpdir", link.resolve("temp").toString());

        assertThat(orphans().known()).contains(List.of());
    }

    @Test
    void cannotTellWhereASchemaMayBeHidden() throws IOException {
        folders("shop");

        assertThat(OrphanFolderReader.read(dataDirectory, variables, schemas(Fact.unknown("no SHOW DATABASES"))))
                .isEqualTo(Fact.unknown("no SHOW DATABASES"));
    }

    @Test
    void cannotTellWhereTheFolderOfASchemaBearsAnotherName() throws IOException {
        folders("caf@0p");

        assertThat(orphans("café"))
                .isEqualTo(Fact.unknown("the directory of the schema café was not found by its name"));
    }
}

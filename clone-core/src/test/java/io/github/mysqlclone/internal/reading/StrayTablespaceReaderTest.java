package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayTablespaceReaderTest {

    @TempDir
    private Path dataDirectory;

    @TempDir
    private Path elsewhere;

    private int asked;

    private Fact<List<String>> paths =
            Fact.of(List.of("ibdata1", "./undo_001", "./shop/item.ibd", "sys/sys_config.ibd"));

    private Map<String, String> variables = Map.of();

    private String outside = "/fast/away.ibd";

    private static Storage storage(long count, String outside) {
        return new Storage(
                Fact.of(new Storage.Tablespaces(count, 0, 0, 0, 0, "")),
                Fact.of(0L),
                Fact.of(List.of("./undo_001")),
                Fact.of(List.of(outside)));
    }

    private Fact<String> variable(String name) {
        return Fact.of(variables.getOrDefault(name, ""));
    }

    /** Undo, the dictionary's, sys_config, a table here and one elsewhere. */
    private Fact<List<String>> found() {
        return StrayTablespaceReader.read(dataDirectory, this::variable, storage(5, outside), () -> {
            asked++;
            return paths;
        });
    }

    private void file(String path) throws IOException {
        Path file = dataDirectory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a tablespace");
    }

    @BeforeEach
    void isAServersDataDirectory() throws IOException {
        for (String path : List.of("mysql.ibd", "undo_001", "sys/sys_config.ibd", "shop/item.ibd")) {
            file(path);
        }
    }

    @Test
    void asksNobodyWhereThereAreNoMoreThanThereShouldBe() throws IOException {
        file("shop/notes.txt");

        assertThat(found().known()).contains(List.of());
        assertThat(asked).isZero();
    }

    @Test
    void findsThemInWhateverFolder() throws IOException {
        file("backup/2026/item.ibd");
        file("shop/copy.ibd");

        assertThat(found().known()).contains(List.of("backup/2026/item.ibd", "shop/copy.ibd"));
        assertThat(asked).isOne();
    }

    /** It was made after the tablespaces were counted. */
    @Test
    void isSilentOfOneThatTheServerKnowsByThen() throws IOException {
        file("shop/fresh.ibd");
        paths = Fact.of(List.of("./shop/item.ibd", "./shop/fresh.ibd", "sys/sys_config.ibd"));

        assertThat(found().known()).contains(List.of());
    }

    @Test
    void doesNotKnowWhereTheServerDoesNotTell() throws IOException {
        file("shop/copy.ibd");
        paths = Fact.unknown("no PROCESS");

        assertThat(found()).isEqualTo(paths);
    }

    @Test
    void followsADataDirectoryThatIsALink() throws IOException {
        file("shop/copy.ibd");
        Path link = Files.createSymbolicLink(elsewhere.resolve("data"), dataDirectory);

        assertThat(StrayTablespaceReader.read(link, this::variable, storage(5, outside), () -> paths)
                        .known())
                .contains(List.of("shop/copy.ibd"));
    }

    private Path away(String path) throws IOException {
        Path file = elsewhere.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "a tablespace");
    }

    @Test
    void looksIntoTheDirectoriesThatTheServerIsToldOfAndTheirFolders() throws IOException {
        Path first = away("copy.ibd");
        Path second = away("deep/er/copy.ibd");
        variables = Map.of("innodb_directories", "/nowhere;" + elsewhere);

        assertThat(found().known()).contains(List.of(first.toString(), second.toString()));
    }

    @Test
    void asksNobodyWhereTheServersOwnLieThere() throws IOException {
        outside = away("shop/away.ibd").toString();
        variables = Map.of("innodb_directories", elsewhere + ";" + dataDirectory);

        assertThat(found().known()).contains(List.of());
        assertThat(asked).isZero();
    }

    @Test
    void knowsTheServersOwnByAnotherPath() throws IOException {
        away("real/shop/away.ibd");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), elsewhere.resolve("real"));
        outside = link.resolve("shop/away.ibd").toString();
        variables = Map.of("innodb_directories", link.toString());

        assertThat(found().known()).contains(List.of());
    }

    @Test
    void findsCopiesOfUndoTablespaces() throws IOException {
        file("backup/undo_001");
        Path users = away("somebodys.ibu");
        away("undo_notes.txt");
        variables = Map.of("innodb_undo_directory", elsewhere.toString());

        assertThat(found().known()).contains(List.of(users.toString(), "backup/undo_001"));
    }

    @Test
    void doesNotKnowWhereAVariableIsCut() {
        assertThat(StrayTablespaceReader.read(
                        dataDirectory,
                        name -> name.equals("innodb_directories") ? Fact.unknown("too long") : variable(name),
                        storage(5, outside),
                        () -> paths))
                .isEqualTo(Fact.unknown("too long"));
    }

    /** As one is in a folder that is closed to this JVM, unless root runs the tests. */
    @Test
    void doesNotKnowWhatLiesWhereItCannotLook() throws IOException {
        Path loop = elsewhere.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        variables = Map.of("innodb_directories", loop.resolve("data").toString());

        assertThat(found().known()).isEmpty();
    }

    /** Root may look into what the server may not. */
    @Test
    void overlooksWhatIsClosedToTheServer() throws IOException {
        Path closed = dataDirectory.resolve("lost+found");
        file("lost+found/copy.ibd");
        UserPrincipal own = Files.getOwner(dataDirectory);
        if (own.getName().equals("root")) {
            Files.setOwner(
                    dataDirectory,
                    dataDirectory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody"));
        }
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        assertThat(found().known()).contains(List.of());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
}

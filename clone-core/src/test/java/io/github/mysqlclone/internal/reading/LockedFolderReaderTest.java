package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.LockedFolder.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run by root, the server is somebody else's; run by anybody else, it is his own and he has taken rights away. */
class LockedFolderReaderTest {

    private static final Fact<Boolean> LOCKED = Fact.of(true);

    @TempDir
    private Path dataDirectory;

    private Map<String, String> variables = Map.of();
    private boolean areRoot;
    private UserPrincipal mysql;

    @BeforeEach
    void isAServersDataDirectory() throws IOException {
        UserPrincipal own = Files.getOwner(dataDirectory);
        areRoot = own.getName().equals("root");
        mysql = areRoot
                ? dataDirectory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody")
                : own;
        Files.createFile(dataDirectory.resolve("ibtmp1"));
        Files.setOwner(dataDirectory.resolve("ibtmp1"), mysql);
    }

    private Path folder(String name, String rights) throws IOException {
        Path folder = Files.createDirectory(dataDirectory.resolve(name));
        Files.setOwner(folder, mysql);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        return folder;
    }

    private List<LockedFolder> found() {
        return LockedFolderReader.read(dataDirectory, variables).known().orElseThrow();
    }

    @Test
    void findsThoseThatTheServersUserMayNotWriteInto() throws IOException {
        Path full = folder("shop", "rwxr-x---");
        Files.createFile(full.resolve("item.ibd"));
        Files.setPosixFilePermissions(full, PosixFilePermissions.fromString("r-xr-x---"));
        folder("w@002dide", "r-xr-xr-x");

        assertThat(found())
                .containsExactly(
                        new LockedFolder("shop", "shop", Content.TABLESPACES, LOCKED),
                        new LockedFolder("w-ide", "w@002dide", Content.NOTHING, LOCKED));
    }

    @Test
    void findsThoseThatAreAnothersOnly() throws IOException {
        Path another = folder("shop", "rwxr-xr-x");
        if (areRoot) {
            Files.setOwner(another, Files.getOwner(dataDirectory));
        }

        assertThat(found().isEmpty()).isEqualTo(!areRoot);
    }

    @Test
    void leavesAloneWhatIsOpenOrNoSchemas() throws IOException {
        folder("shop", "rwxr-x---");
        folder("everybodys", "rwxrwxrwx");
        folder("#innodb_redo", "r-xr-x---");
        folder("lost+found", "---------");

        assertThat(found()).isEmpty();
    }

    /** A group of which nobody knows here whether it is the server's. */
    @Test
    void saysWhatItCannotTell() throws IOException {
        Path groups = folder("shop", "rwxrwxr-x");
        if (areRoot) {
            Files.setOwner(groups, Files.getOwner(dataDirectory));
        }

        assertThat(found().stream().map(LockedFolder::isLocked).toList())
                .allSatisfy(isLocked -> assertThat(isLocked.known()).isEmpty())
                .hasSize(areRoot ? 1 : 0);
    }

    /** Certificates or dumps, such as an administrator keeps there. */
    @Test
    void tellsWhatLiesThere() throws IOException {
        for (String name : List.of("ssl", "dumps", "sys")) {
            Path folder = folder(name, "rwxr-x---");
            Files.createFile(folder.resolve("a.pem"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
        }
        variables = Map.of("secure_file_priv", dataDirectory.resolve("dumps").toString());

        assertThat(found())
                .containsExactly(
                        new LockedFolder("dumps", "dumps", Content.CONFIGURED, LOCKED),
                        new LockedFolder("ssl", "ssl", Content.FILES, LOCKED),
                        new LockedFolder("sys", "sys", Content.FILES, LOCKED));
    }

    @Test
    void doesNotMindWhatTheServerMayNotSeeEither() throws IOException {
        Path backup = folder("backup", "rwxr-x---");
        Files.createFile(backup.resolve("item.ibd"));
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("---------"));

        assertThat(found())
                .containsExactly(
                        new LockedFolder("backup", "backup", areRoot ? Content.NOTHING : Content.UNSEEN, LOCKED));
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rwx------"));
    }

    private List<LockedFolder> found(Predicate<Path> isOpenToUs) throws IOException {
        return LockedFolderReader.read(dataDirectory, variables, FolderAccess.of(dataDirectory, isOpenToUs))
                .known()
                .orElseThrow();
    }

    /** Such as an immutable one, to which root alone is an eye-witness, or the server's own user. */
    @Test
    void believesItsOwnEyesOnlyWhereTheDataDirectoryIsOpenToIt() throws IOException {
        Path shop = folder("shop", "rwxr-x---");

        assertThat(found(path -> !path.equals(shop)))
                .containsExactly(new LockedFolder("shop", "shop", Content.NOTHING, LOCKED));
        assertThat(found(path -> false)).as("mounted for reading").isEmpty();
        Path other = folder("other", "r-xr-x---");
        assertThat(found(path -> false))
                .as("by its rights")
                .containsExactly(new LockedFolder("other", "other", Content.NOTHING, LOCKED));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void skipsOneThatHasGoneSinceItWasListed() throws IOException {
        Path shop = folder("shop", "rwxr-x---");
        FolderAccess access = FolderAccess.of(dataDirectory);
        Files.delete(shop);

        assertThat(new LockedFolderReader(access).look(shop, false)).isEmpty();
    }
}

package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.LockedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run by root, the server is somebody else's; run by anybody else, it is his own and he has taken rights away. */
class LockedFolderReaderTest {

    @TempDir
    private Path dataDirectory;

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
        return LockedFolderReader.read(dataDirectory).known().orElseThrow();
    }

    @Test
    void findsThoseThatTheServersUserMayNotWriteInto() throws IOException {
        Path full = folder("shop", "rwxr-x---");
        Files.createFile(full.resolve("item.ibd"));
        Files.setPosixFilePermissions(full, PosixFilePermissions.fromString("r-xr-x---"));
        folder("w@002dide", "r-xr-xr-x");

        assertThat(found())
                .containsExactly(new LockedFolder("shop", "shop", true), new LockedFolder("w-ide", "w@002dide", false));
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
    void isSilentOfWhatItCannotTell() throws IOException {
        Path groups = folder("shop", "rwxrwxr-x");
        if (areRoot) {
            Files.setOwner(groups, Files.getOwner(dataDirectory));
        }

        assertThat(found()).isEmpty();
    }
}

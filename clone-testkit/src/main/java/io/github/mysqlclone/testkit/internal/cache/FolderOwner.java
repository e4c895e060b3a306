package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Whose a folder is. Whoever can write to one can have the kit's servers read an option file of theirs, so the kit works
 * in folders only that are its user's alone. File systems without POSIX permissions are not looked at.
 */
final class FolderOwner {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final int STICKY = 01000;

    private FolderOwner() {}

    /** Makes a folder for its owner alone; those above it that are missing are made as the system makes them. */
    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (isPosix(parent == null ? folder.getRoot() : parent)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Refuses a folder that others could rename and put their own in its place, whosever it is. */
    static void requireSafePlace(Path folder, String remedy) throws IOException {
        for (Path place = folder.getParent(); place != null; place = place.getParent()) {
            if (Files.isDirectory(place) && isSharedPlace(place) && !isSticky(place) && isReachedByOthers(place)) {
                throw new TestkitException(
                        "All users may rename what is in " + place + ", and so put a folder of theirs"
                                + " in the place of " + folder + ": chmod +t " + place + ", or " + remedy);
            }
        }
    }

    /** Where a folder is closed to others, nobody gets to what lies below it. */
    private static boolean isReachedByOthers(Path place) throws IOException {
        for (Path above = place; above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** In a sticky folder only owners rename what is in it. */
    private static boolean isSticky(Path place) throws IOException {
        return !place.getFileSystem().supportedFileAttributeViews().contains("unix")
                || ((Integer) Files.getAttribute(place, "unix:mode") & STICKY) != 0;
    }

    /** Compares with the owner of a new file: what root writes belongs to somebody else on some mounts. */
    static void requireOurs(Path folder, String remedy) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        UserPrincipal owner = Files.getOwner(folder);
        Path self = Path.of("/proc/self");
        if (Files.exists(self) && owner.equals(Files.getOwner(self))) {
            return;
        }
        Path probe = Files.createTempFile(folder, "probe", "");
        try {
            if (!owner.equals(Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS))) {
                throw new TestkitException("The folder " + folder + " belongs to the user " + owner.getName()
                        + ", who could change what the tests run: " + remedy);
            }
        } finally {
            Files.delete(probe);
        }
    }

    static void closeToOthers(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    static void requireClosed(Path folder, String remedy) throws IOException {
        if (isPosix(folder) && isWritableByOthers(folder)) {
            throw new TestkitException("Other users may write to the folder " + folder
                    + " and so change what the tests run: see who did, then chmod 700, or " + remedy);
        }
    }

    /** Tells whether all users of the machine put their files there, as in {@code /dev/shm}. */
    static boolean isSharedPlace(Path folder) {
        try {
            return isPosix(folder) && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            return false; // whoever makes it later makes it for one user
        }
    }

    private static boolean isWritableByOthers(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

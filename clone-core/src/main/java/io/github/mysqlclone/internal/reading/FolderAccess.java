package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** What mysqld may do in a directory on this host, as the user that it runs as, which need not be this JVM's. */
final class FolderAccess {

    /** File systems in which nobody makes a directory. */
    private static final Set<String> VIRTUAL = Set.of("proc", "sysfs");

    private static final String ROOT = "root";

    /** Made anew at each start, so its owner is the user as whom the server runs. */
    private static final String TEMPORARY_TABLESPACE = "ibtmp1";

    /** Whose owner is the user of this JVM. */
    private static final Path OURSELVES = Path.of("/proc/self");

    private final UserPrincipal user;

    private FolderAccess(UserPrincipal user) {
        this.user = user;
    }

    /** Look as whom the server with this data directory runs. */
    static FolderAccess of(Path dataDirectory) throws IOException {
        Path temporary = dataDirectory.resolve(TEMPORARY_TABLESPACE);
        return new FolderAccess(Files.getOwner(Files.exists(temporary) ? temporary : dataDirectory));
    }

    /** Returns whether it may make and delete files there. */
    Fact<Boolean> mayWrite(Path directory) throws IOException {
        if (!Files.isDirectory(directory)
                || VIRTUAL.contains(Files.getFileStore(directory).type())) {
            return Fact.of(false);
        }
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(directory, PosixFileAttributes.class);
        } catch (UnsupportedOperationException e) {
            return Fact.unknown("this host has no rights of the POSIX kind");
        }
        Optional<UserPrincipal> own = ourselves();
        boolean isOurs = own.filter(user::equals).isPresent();
        boolean areRoot = own.filter(FolderAccess::isRoot).isPresent();
        if ((isOurs || areRoot) && !isOpenToUs(directory)) {
            // Not even root where the directory is immutable, or its file system is read-only.
            return Fact.of(false);
        }
        return isOurs || isRoot(user) ? Fact.of(true) : byRights(directory, attributes);
    }

    private Fact<Boolean> byRights(Path directory, PosixFileAttributes attributes) {
        Set<PosixFilePermission> rights = attributes.permissions();
        if (attributes.owner().equals(user)) {
            return Fact.of(
                    rights.containsAll(Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE)));
        }
        if (rights.containsAll(Set.of(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE))) {
            return Fact.of(true);
        }
        return rights.contains(PosixFilePermission.GROUP_WRITE)
                ? Fact.unknown("whether " + user.getName() + " is in the group that may write into " + directory
                        + " is not known here")
                : Fact.of(false);
    }

    private static boolean isOpenToUs(Path directory) {
        return Files.isWritable(directory) && Files.isExecutable(directory);
    }

    private static boolean isRoot(UserPrincipal user) {
        return user.getName().equals(ROOT);
    }

    private static Optional<UserPrincipal> ourselves() {
        try {
            return Files.exists(OURSELVES) ? Optional.of(Files.getOwner(OURSELVES)) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return user.getName();
    }
}

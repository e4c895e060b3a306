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
import java.util.function.Predicate;

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
    private final Predicate<Path> isOpenToUs;

    /** A mount for reading, or a server of files that trusts no root, binds this JVM, and perhaps not mysqld. */
    private final boolean isOurViewTheServers;

    private FolderAccess(UserPrincipal user, Predicate<Path> isOpenToUs, Path dataDirectory) {
        this.user = user;
        this.isOpenToUs = isOpenToUs;
        this.isOurViewTheServers = isOpenToUs.test(dataDirectory);
    }

    /** Look as whom the server with this data directory runs. */
    static FolderAccess of(Path dataDirectory) throws IOException {
        return of(dataDirectory, FolderAccess::isOpenToUs);
    }

    /**
     * Look with another idea of what is open to this JVM.
     *
     * @param isOpenToUs asked for each directory, and for the data directory first
     */
    static FolderAccess of(Path dataDirectory, Predicate<Path> isOpenToUs) throws IOException {
        Path temporary = dataDirectory.resolve(TEMPORARY_TABLESPACE);
        return new FolderAccess(
                Files.getOwner(Files.exists(temporary) ? temporary : dataDirectory), isOpenToUs, dataDirectory);
    }

    /** Returns whether it may make and delete files there. */
    Fact<Boolean> mayWrite(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Files.exists(directory) ? Fact.of(false) : Fact.unknown(directory + " cannot be seen from here");
        }
        if (VIRTUAL.contains(Files.getFileStore(directory).type())) {
            return Fact.of(false);
        }
        Optional<UserPrincipal> own = ourselves();
        boolean isOurs = own.filter(user::equals).isPresent();
        boolean areRoot = own.filter(FolderAccess::isRoot).isPresent();
        if (isOurViewTheServers && (isOurs || areRoot) && !isOpenToUs.test(directory)) {
            // Not even root where the directory is immutable, or its file system is read-only.
            return Fact.of(false);
        }
        return (isOurViewTheServers && isOurs) || isRoot(user)
                ? Fact.of(true)
                : byRights(
                        directory,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_WRITE,
                        PosixFilePermission.OTHERS_WRITE);
    }

    /** Returns whether it may see what lies there, by the directory's own rights. */
    Fact<Boolean> mayRead(Path directory) throws IOException {
        return isRoot(user)
                ? Fact.of(true)
                : byRights(
                        directory,
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ);
    }

    private Fact<Boolean> byRights(
            Path directory, PosixFilePermission owners, PosixFilePermission groups, PosixFilePermission others)
            throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(directory, PosixFileAttributes.class);
        } catch (UnsupportedOperationException e) {
            return Fact.unknown("this host has no rights of the POSIX kind");
        }
        Set<PosixFilePermission> rights = attributes.permissions();
        if (attributes.owner().equals(user)) {
            return Fact.of(rights.containsAll(Set.of(owners, PosixFilePermission.OWNER_EXECUTE)));
        }
        if (rights.containsAll(Set.of(others, PosixFilePermission.OTHERS_EXECUTE))) {
            return Fact.of(true);
        }
        return rights.contains(groups)
                ? Fact.unknown("whether " + user.getName() + " is in the group that " + directory
                        + " is open to is not known here")
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

package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a server whose JVM is gone, out of sight of everybody but whoever deletes it. */
record AbandonedHome(Path formerFolder, Path folder) {

    private static final Pattern NAME = Pattern.compile("[0-9]{1,5}-[0-9a-f]{16}");

    /** Whoever shares a folder with other machines sees neither their processes nor, on some mounts, their locks. */
    private static final Duration OF_OTHERS_AFTER = Duration.ofDays(1);

    /** Takes a folder out of sight if it is a server's and its JVM is gone; empty for anything else. */
    static Optional<AbandonedHome> take(Path folder) throws IOException {
        if (!isServerHome(folder)) {
            return Optional.empty();
        }
        Optional<OwnerIdentity> owner = owner(folder);
        if (owner.isEmpty() || mayLive(owner.get(), folder)) {
            return Optional.empty(); // its own lock is not asked: closing that file would give it up
        }
        try (FileChannel channel = FileChannel.open(folder.resolve(ServerHome.LOCK), StandardOpenOption.WRITE)) {
            return FolderLock.tryLock(channel) != null && owner(folder).equals(owner)
                    ? Optional.of(new AbandonedHome(folder, RemovedAside.rename(folder)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // its JVM deletes it right now
        }
    }

    static boolean isServerHome(Path folder) {
        return NAME.matcher(folder.getFileName().toString()).matches()
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<OwnerIdentity> owner(Path folder) throws IOException {
        try {
            return OwnerIdentity.parse(Files.readString(folder.resolve(ServerHome.OWNER)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean mayLive(OwnerIdentity owner, Path folder) throws IOException {
        return owner.isOfThisMachine()
                ? owner.isAlive()
                : lastSignOfLife(folder).isAfter(Instant.now().minus(OF_OTHERS_AFTER));
    }

    private static Instant lastSignOfLife(Path folder) throws IOException {
        Instant last = Instant.EPOCH;
        for (Path sign : Stream.of(ServerHome.OWNER, "error.log", "my.cnf", "tmp", "data", "data/ibdata1")
                .map(folder::resolve)
                .toList()) {
            if (Files.exists(sign)) {
                Instant time = Files.getLastModifiedTime(sign).toInstant();
                last = time.isAfter(last) ? time : last;
            }
        }
        return last;
    }
}

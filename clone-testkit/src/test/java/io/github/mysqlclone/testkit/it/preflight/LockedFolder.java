package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Stream;

/** A folder of the recipient's data directory into which nobody may write, not even root. */
final class LockedFolder {

    private static final boolean ARE_ROOT = "root".equals(System.getProperty("user.name"));

    /** As it is in most containers, and on file systems that know no such mark. */
    static final Need IS_POSSIBLE = new Need("nobody can forbid root to write here", LockedFolder::isPossible);

    private LockedFolder() {}

    /** Lock the folder of a schema that is there, or make one for a schema that is not. */
    static Fault ofSchema(String schema) {
        return pair -> {
            Path folder = Files.createDirectories(dataDirectory(pair).resolve(schema));
            lock(folder);
            return () -> {
                unlock(folder);
                // Over the folder of a schema that it has forgotten the server stumbles with each statement about that.
                if (Sql.value(pair.recipient(), "SHOW DATABASES LIKE '" + schema + "'") == null) {
                    deleteWhatIsLeft(folder);
                }
            };
        };
    }

    private static Path dataDirectory(ClonePair pair) throws SQLException {
        return Path.of(String.valueOf(Sql.value(pair.recipient(), "SELECT @@datadir")));
    }

    private static void deleteWhatIsLeft(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean isPossible() {
        try {
            Path folder = Files.createTempDirectory("locked");
            try {
                lock(folder);
                boolean isLocked = !Files.isWritable(folder);
                unlock(folder);
                return isLocked;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static void lock(Path folder) throws IOException {
        if (ARE_ROOT) {
            mark(folder, "+i");
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
        }
    }

    private static void unlock(Path folder) throws IOException {
        if (ARE_ROOT) {
            mark(folder, "-i");
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        }
    }

    private static void mark(Path folder, String mark) throws IOException {
        Process chattr = new ProcessBuilder("chattr", mark, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (chattr.waitFor() != 0) {
                throw new IOException("chattr " + mark + " " + folder + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

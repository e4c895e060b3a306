package io.github.mysqlclone.testkit.it.foreign;

import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A MariaDB out of the machine's own package suites. It has no account tables, so it asks nobody for a password. */
final class MariaDb {

    private MariaDb() {}

    static ForeignServer start(Path folder) throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        AptPackages.unpackInto(packages, "mariadb-server-core");
        List<String> command = List.of(
                packages.resolve("usr/sbin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--skip-grant-tables",
                "--lc-messages-dir=" + packages.resolve("usr/share/mysql"),
                "--plugin-dir=" + packages.resolve("usr/lib/mysql/plugin"),
                "--datadir=" + Files.createDirectory(folder.resolve("data")));
        return ForeignServer.start(command, Map.of("LD_LIBRARY_PATH", libraryFolders(packages)), folder);
    }

    /** Libraries that the machine lacks are in the packages, those of its C library being left to the machine. */
    private static String libraryFolders(Path packages) throws IOException {
        Path own = Files.createDirectory(packages.resolve("own"));
        try (Stream<Path> files = Files.walk(packages.resolve("usr/lib"))) {
            List<Path> libraries = files.filter(file -> file.getFileName()
                            .toString()
                            .matches("lib(aio|uring|pmem|numa|snappy|lz4|lzo2)\\S*\\.so\\S*"))
                    .collect(Collectors.toList());
            for (Path library : libraries) {
                Path link = own.resolve(library.getFileName());
                if (Files.notExists(link)) {
                    Files.createSymbolicLink(link, library);
                }
            }
        }
        return own.toString();
    }
}

package io.github.mysqlclone.testkit.process.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script in place of a server: it answers the questions that are asked before one is started. */
public final class FakeMysqld {

    public static final String MYSQL = "mysqld  Ver 9.7.4 for Linux on x86_64 (MySQL Community Server - GPL)";
    public static final String MARIADB =
            "mysqld  Ver 10.11.11-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)";

    private FakeMysqld() {}

    /** Makes one with the clone plugin that cannot initialise a data directory. */
    public static Path confined(Path folder) throws IOException {
        return confined(folder, MYSQL);
    }

    /** Makes one of this version with the clone plugin that cannot initialise a data directory. */
    public static Path confined(Path folder, String version) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.createFile(plugins.resolve("mysql_clone.so"));
        return write(folder, version, plugins);
    }

    /** Makes one that prints this version and has no plugins. */
    public static Path withVersion(Path folder, String version) throws IOException {
        return write(folder, version, folder.resolve("no-plugins"));
    }

    private static Path write(Path folder, String version, Path plugins) throws IOException {
        Path script =
                Files.writeString(Files.createDirectories(folder).resolve("mysqld"), """
                #!/bin/sh
                case "$*" in
                *--version*) echo '%s' ;;
                *--help*) echo 'plugin-dir    %s/' ;;
                *) echo 'permission denied by confinement' >&2; exit 1 ;;
                esac
                """.formatted(version, plugins));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The MySQL that the tests run on, and what is different in its version.
 *
 * <p>What a test expects was seen on 9.7.4 first. Where another version does otherwise, the test says so by {@link #since}.
 */
public final class TestedMySql {

    /** That on which the tests were written, and which has all that they ask for. */
    private static final ServerVersion REFERENCE = ServerVersion.parse("9.7.4");

    private TestedMySql() {}

    /** Returns its version. */
    public static ServerVersion version() {
        return ServerVersion.parse(installation().version());
    }

    private static MySqlInstallation installation() {
        return MySqlSource.standard().require();
    }

    /** Returns the versions that {@code clone.testkit.mysql.homes} has side by side, each once. */
    public static List<String> versionsSideBySide() {
        String homes = System.getProperty(
                "clone.testkit.mysql.homes", System.getenv().getOrDefault("CLONE_TESTKIT_MYSQL_HOMES", ""));
        return Stream.of(homes.split(File.pathSeparator))
                .filter(home -> !home.isBlank())
                .map(home -> MySqlSource.home(Path.of(home)).require().version())
                .distinct()
                .toList();
    }

    /** Tells whether it is the one on which no test may be left out. */
    public static boolean isReference() {
        return version().compareTo(REFERENCE) == 0;
    }

    /** Tells whether it is of this version, as in {@code 8.4.8}, or of a later one. */
    public static boolean isAtLeast(String first) {
        return version().compareTo(ServerVersion.parse(first)) >= 0;
    }

    /** Returns what holds from a version on, or what held before. */
    public static <T> T since(String first, T then, T before) {
        return isAtLeast(first) ? then : before;
    }

    /** Tells whether it has the library of a plugin or component, as in {@code group_replication.so}. */
    public static boolean hasLibrary(String file) {
        return Files.isReadable(installation().pluginDirectory().resolve(file));
    }

    /** Tells whether its server knows an option that it may have been built without, as {@code mysqlx}. */
    public static boolean hasOption(String name) {
        return Options.NAMES.stream().anyMatch(line -> line.strip().startsWith("--" + name));
    }

    /** Asked once: it takes a process. */
    private static final class Options {

        static final List<String> NAMES =
                ChildProcess.lines(installation().mysqldCommand(), "--no-defaults", "--verbose", "--help");
    }
}

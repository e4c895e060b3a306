package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Tells where {@code mysqld} comes from.
 *
 * <p>Implementations are safe for several threads and may block: looking may mean to try, and to download. One that is registered as
 * a service, with a public constructor without parameters, is asked by {@link #standard()}: so a library can bring MySQL along.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MySqlSource {

    /** What looking in one place came to. */
    sealed interface Search permits Found, PassedOver {}

    /**
     * There is a MySQL that can be used.
     *
     * @param installation how to run it
     * @param place where it was found and who named that place, for the log
     */
    record Found(MySqlInstallation installation, String place) implements Search {

        /**
         * Checks the two parts.
         *
         * @throws NullPointerException if one of them is null
         */
        public Found {
            Objects.requireNonNull(installation, "installation");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * There is none here; others may be asked.
     *
     * @param reason what was looked for where, and why it is not used
     */
    record PassedOver(String reason) implements Search {

        /**
         * Checks the reason.
         *
         * @throws NullPointerException if it is null
         */
        public PassedOver {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Looks for a MySQL.
     *
     * @return what came of it
     * @throws TestkitException if there ought to be one and it cannot be used; no other source is asked then
     */
    Search find();

    /**
     * Looks for a MySQL and insists.
     *
     * @return how to run it
     * @throws TestkitException if there is none; the message says what was looked for where, and how to help
     */
    default MySqlInstallation require() {
        Search search = find();
        if (search instanceof Found found) {
            return found.installation();
        }
        throw new TestkitException("No MySQL server is to be had on this machine. Looked for:\n"
                + ((PassedOver) search).reason() + "\nAny of these helps:\n" + remedies());
    }

    /**
     * Says what somebody can do on a machine where no source has a MySQL, but for what is set already.
     *
     * @return a list with one remedy a line
     */
    static String remedies() {
        String always =
                "  - name an unpacked MySQL 8.0.17 or newer: -D%s=<directory> (or the environment variable %s)\n"
                                .formatted(KitSettings.HOME, KitSettings.environmentName(KitSettings.HOME))
                        + "  - install MySQL so that mysqld is on the PATH";
        KitSettings settings = KitSettings.ofThisProcess();
        return settings.downloadAllowed()
                        || AptPackages.objection(settings.searchPath()).isPresent()
                ? always
                : always
                        + "\n  - allow the download from this machine's own package mirror: -D%s=true (or %s=true,"
                                .formatted(KitSettings.DOWNLOAD, KitSettings.environmentName(KitSettings.DOWNLOAD))
                        + " or the line %s=true in src/test/resources/clone-testkit.properties)"
                                .formatted(KitSettings.DOWNLOAD);
    }

    /**
     * Tells whether {@link #standard()} would download a MySQL where it finds none: that is allowed, apt is there, and it has not failed in
     * this JVM under the same settings, which is remembered.
     *
     * @return false if it would not
     */
    static boolean mayDownload() {
        return StandardSources.mayDownload(KitSettings.ofThisProcess());
    }

    /**
     * Asks in this order: the directory that the system property {@code clone.testkit.mysql.home} or the environment
     * variable {@code CLONE_TESTKIT_MYSQL_HOME} names; those that {@code clone.testkit.mysql.homes} (or
     * {@code CLONE_TESTKIT_MYSQL_HOMES}) names, with the separator of paths between them, so that several versions can be had
     * side by side; those that {@code clone.testkit.mysql.home.8.0} and the like name, each of which must be of that version; sources
     * that {@link java.util.ServiceLoader} finds; the {@code PATH}; the kit's cache; and, if
     * {@code clone.testkit.download} (or {@code CLONE_TESTKIT_DOWNLOAD}) is {@code true}, the machine's own apt mirror,
     * whose packages are unpacked into that cache.
     *
     * <p>The cache is the folder that {@code clone.testkit.cache}, {@code CLONE_TESTKIT_CACHE} or
     * {@code XDG_CACHE_HOME/mysqlclone-testkit} names, or else {@code .cache/mysqlclone-testkit} in the home directory. It is the kit's alone: a
     * folder that holds anything else is refused.
     *
     * <p>If {@code clone.testkit.mysql.version} (or {@code CLONE_TESTKIT_MYSQL_VERSION}) names a version, such as
     * {@code 8.4} or {@code 9.7.4}, a MySQL of another one is passed over: the newest of that version in the cache is taken, or
     * on the mirror.
     *
     * <p>What was picked is remembered for this JVM as long as these settings stay the same.
     *
     * @return a source that logs its pick with INFO and what it passed over with DEBUG
     */
    static MySqlSource standard() {
        return () -> StandardSources.find(KitSettings.ofThisProcess());
    }

    /**
     * Asks as {@link #standard()} does for a MySQL of one version, whatever {@code clone.testkit.mysql.version} says.
     *
     * @param version a version or the beginning of one, as in {@code 8}, {@code 8.4} or {@code 9.7.4}
     * @return a source that logs its pick with INFO and what it passed over with DEBUG
     * @throws IllegalArgumentException if it is no version
     */
    static MySqlSource ofVersion(String version) {
        if (!KitSettings.isVersionForm(version)) {
            throw new IllegalArgumentException(
                    "version: must be a version such as 9, 8.4 or 9.7.4 (was '" + version + "')");
        }
        return () -> StandardSources.find(KitSettings.ofThisProcess().withMysqlVersion(version));
    }

    /**
     * Asks as {@link #standard()} does, but downloads nothing, whatever the settings say.
     *
     * @return a source that logs its pick with INFO and what it passed over with DEBUG
     */
    static MySqlSource withoutDownload() {
        return () -> StandardSources.find(KitSettings.ofThisProcess().withoutDownload());
    }

    /**
     * Takes the MySQL in a directory and no other.
     *
     * @param home as for {@link MySqlInstallation#at(Path)}
     * @return a source that fails where that is none
     */
    static MySqlSource home(Path home) {
        return () -> new Found(MySqlInstallation.at(home), "directory " + home);
    }

    /**
     * Asks several sources one after the other; the first that has a MySQL is it.
     *
     * @param sources in the order of asking
     * @return a source that logs its pick with INFO and what it passed over with DEBUG
     */
    static MySqlSource firstOf(List<MySqlSource> sources) {
        return new FirstOfSources(sources);
    }
}

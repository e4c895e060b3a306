package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import io.github.mysqlclone.testkit.process.internal.server.InitialisedDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sources that are asked when a test does not name one. */
final class StandardSources {

    /**
     * What was picked before in this JVM. Asking takes a process or two, and where a confined mysqld is on the PATH an
     * initialisation that fails; a test run starts hundreds of servers.
     */
    private static final ConcurrentMap<KitSettings, MySqlSource.Found> PICKED = new ConcurrentHashMap<>();

    /** Downloads that failed in this JVM: each further server would wait for minutes to fail as well. */
    private static final ConcurrentMap<KitSettings, MySqlSource.PassedOver> FAILED = new ConcurrentHashMap<>();

    private StandardSources() {}

    /** Asks them, or remembers the answer. */
    static MySqlSource.Search find(KitSettings settings) {
        MySqlSource.Found known = PICKED.get(settings.withoutDownload());
        if (known != null) {
            PackageCache.touch(settings.cacheFolder(), known.installation().mysqld()); // first: from then on it stays
        }
        if (known != null && Files.isExecutable(known.installation().mysqld())) {
            return known;
        }
        MySqlSource.Search search = of(settings).find();
        if (search instanceof MySqlSource.Found found) {
            PICKED.put(settings.withoutDownload(), found);
        }
        return search;
    }

    /** Tells whether a download is allowed, could succeed on this machine, and has not failed in this JVM. */
    static boolean mayDownload(KitSettings settings) {
        return settings.downloadAllowed()
                && !FAILED.containsKey(settings)
                && AptPackages.objection(settings.searchPath()).isEmpty();
    }

    static MySqlSource of(KitSettings settings) {
        return of(settings, new PackageCache(KitCache.in(settings.cacheFolder())));
    }

    static MySqlSource of(KitSettings settings, PackageCache packages) {
        List<MySqlSource> sources = new ArrayList<>();
        sources.add(() -> namedHome(settings));
        settings.mysqlHomes()
                .forEach(home -> sources.add(
                        () -> namedHome(home, KitSettings.HOMES + " or " + inEnvironment(KitSettings.HOMES))));
        settings.homesOfVersions().forEach((version, home) -> sources.add(() -> homeOfVersion(version, home)));
        ServiceLoader.load(MySqlSource.class).forEach(sources::add); // by the class path of the tests
        sources.add(new SearchPathSource(settings.searchPath(), new InitialisedDirectories(packages.cache())));
        sources.add(() -> packages.find(settings.mysqlVersion()));
        sources.add(() -> download(settings, packages));
        return MySqlSource.firstOf(sources.stream()
                .<MySqlSource>map(source -> () -> ofWantedVersion(source.find(), settings))
                .toList());
    }

    private static MySqlSource.Search ofWantedVersion(MySqlSource.Search search, KitSettings settings) {
        if (search instanceof MySqlSource.Found found
                && !settings.wantsVersion(found.installation().version())) {
            return new MySqlSource.PassedOver(found.place() + ": it is "
                    + found.installation().version() + ", and " + KitSettings.VERSION + " or the test asks for "
                    + settings.mysqlVersion().orElseThrow());
        }
        return search;
    }

    private static MySqlSource.Search namedHome(KitSettings settings) {
        String names = KitSettings.HOME + " or " + inEnvironment(KitSettings.HOME);
        return settings.mysqlHome()
                .map(home -> namedHome(home, names))
                .orElseGet(() -> new MySqlSource.PassedOver("a directory named by " + names + ": neither is set"));
    }

    /** The name is a promise: tests that ask for the version would run on another one. */
    private static MySqlSource.Search homeOfVersion(String version, Path home) {
        String name = KitSettings.HOME + "." + version;
        MySqlSource.Search search = namedHome(home, name + " or " + inEnvironment(name));
        if (search instanceof MySqlSource.Found found
                && !KitSettings.isVersion(
                        Optional.of(version), found.installation().version())) {
            throw new TestkitException(name + " names " + home + ", and that is MySQL "
                    + found.installation().version() + ". Correct the setting or remove it.");
        }
        return search;
    }

    private static String inEnvironment(String setting) {
        return KitSettings.environmentName(setting);
    }

    private static MySqlSource.Search namedHome(Path home, String names) {
        try {
            return new MySqlSource.Found(MySqlInstallation.at(home), "the directory that was named, " + home);
        } catch (TestkitException e) {
            throw new TestkitException(
                    "The MySQL named by " + names + " does not work: " + e.getMessage()
                            + ". Correct the setting or remove it.",
                    e);
        }
    }

    private static MySqlSource.Search download(KitSettings settings, PackageCache packages) {
        if (!settings.downloadAllowed()) {
            return new MySqlSource.PassedOver(
                    "the machine's package mirror: not asked, as " + KitSettings.DOWNLOAD + " is not true");
        }
        MySqlSource.PassedOver failed = FAILED.get(settings);
        if (failed != null) {
            return failed;
        }
        MySqlSource.Search search = packages.download(settings.mysqlVersion());
        if (search instanceof MySqlSource.PassedOver passedOver) {
            FAILED.put(settings, passedOver);
        }
        return search;
    }
}

package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MySQL that was downloaded once and stays in the kit's cache until somebody deletes it. */
record PackageCache(KitCache cache, KitCache.Filler unpack) {

    PackageCache(KitCache cache) {
        this(cache, AptPackages::unpackInto);
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(PackageCache.class);

    /** Looks without downloading anything. */
    MySqlSource.Search find() {
        Optional<Path> entry = cache.find(entryName());
        if (entry.isEmpty()) {
            return new MySqlSource.PassedOver(
                    "packages in the kit's cache: none in " + cache.folder().resolve(entryName()));
        }
        return foundOrPassedOver(entry.get());
    }

    /**
     * Downloads what is missing or does not run; takes seconds to minutes, and waits for another JVM that does the same.
     */
    MySqlSource.Search download() {
        try {
            cache.discard(entryName(), PackageCache::isBroken);
            return found(cache.get(entryName(), unpack));
        } catch (TestkitException e) {
            LOGGER.warn("MySQL could not be downloaded: {}", e.getMessage());
            return new MySqlSource.PassedOver("the machine's package mirror: " + e.getMessage());
        }
    }

    private static boolean isBroken(Path entry) {
        try {
            found(entry);
            return false;
        } catch (TestkitException e) {
            LOGGER.warn("MySQL in {} does not work, and is downloaded again: {}", entry, e.getMessage());
            return true;
        }
    }

    /** Nobody has named it, so that it is no reason not to look elsewhere. */
    private static MySqlSource.Search foundOrPassedOver(Path entry) {
        try {
            return found(entry);
        } catch (TestkitException e) {
            return new MySqlSource.PassedOver("packages in the kit's cache: those in " + entry + " do not work ("
                    + e.getMessage() + "); delete that folder, and they are fetched again where that is allowed");
        }
    }

    private static MySqlSource.Search found(Path entry) {
        return new MySqlSource.Found(MySqlInstallation.at(entry), "packages in the kit's cache, " + entry);
    }

    private static String entryName() {
        return "mysql-packages-" + System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
    }
}

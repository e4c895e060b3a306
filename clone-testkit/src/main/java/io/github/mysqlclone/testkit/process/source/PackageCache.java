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
record PackageCache(KitCache cache) {

    private static final Logger LOGGER = LoggerFactory.getLogger(PackageCache.class);

    /** Looks without downloading anything. */
    MySqlSource.Search find() {
        Optional<Path> entry = cache.find(entryName());
        return entry.isPresent()
                ? found(entry.get())
                : new MySqlSource.PassedOver(
                        "packages in the kit's cache: none in " + cache.folder().resolve(entryName()));
    }

    /** Downloads what is missing; takes seconds to minutes, and waits for another JVM that does the same. */
    MySqlSource.Search download() {
        try {
            return found(cache.get(entryName(), AptPackages::unpackInto));
        } catch (TestkitException e) {
            LOGGER.warn("MySQL could not be downloaded: {}", e.getMessage());
            return new MySqlSource.PassedOver("the machine's package mirror: " + e.getMessage());
        }
    }

    private static MySqlSource.Search found(Path entry) {
        return new MySqlSource.Found(MySqlInstallation.at(entry), "packages in the kit's cache, " + entry);
    }

    private static String entryName() {
        return "mysql-packages-" + System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
    }
}

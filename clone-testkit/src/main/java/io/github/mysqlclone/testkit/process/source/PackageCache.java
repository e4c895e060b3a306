package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.cache.LeastRecentlyUsed;
import io.github.mysqlclone.testkit.internal.cache.SizeLimit;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import io.github.mysqlclone.testkit.process.internal.packages.OfferedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of MySQL that were downloaded, each in an entry of the kit's cache that bears its version. Those not used for longest
 * go where they are too large together.
 */
record PackageCache(KitCache cache, Mirror mirror) {

    private static final String KIND = "mysql-packages-";
    private static final Pattern NAME = Pattern.compile("mysql-packages-\\w+(-[0-9.]+)?");
    private static final Logger LOGGER = LoggerFactory.getLogger(PackageCache.class);

    /** Where packages come from. */
    interface Mirror {

        /** Says why it is not to be asked at all; empty if it is. */
        default Optional<String> objection() {
            return Optional.empty();
        }

        /** Returns the newest MySQL of a version, or of any. */
        OfferedPackage offer(Optional<String> wanted);

        void unpack(OfferedPackage offered, Path folder) throws IOException;
    }

    PackageCache(KitCache cache) {
        this(cache, new AptMirror());
    }

    private static final class AptMirror implements Mirror {

        @Override
        public Optional<String> objection() {
            return AptPackages.objection(KitSettings.ofThisProcess().searchPath());
        }

        @Override
        public OfferedPackage offer(Optional<String> wanted) {
            return AptPackages.offer(version -> KitSettings.isVersion(wanted, version));
        }

        @Override
        public void unpack(OfferedPackage offered, Path folder) throws IOException {
            AptPackages.unpackInto(folder, offered);
        }
    }

    /** Looks without downloading anything, for the newest that will do. */
    MySqlSource.Search find(Optional<String> wanted) {
        List<String> reasons = new ArrayList<>();
        for (String name : entries()) {
            Path entry = cache.folder().resolve(name);
            LeastRecentlyUsed.touch(entry); // first: from then on it stays
            if (cache.find(name).isPresent()) {
                MySqlSource.Search search = foundOrPassedOver(entry);
                if (search instanceof MySqlSource.Found found
                        && KitSettings.isVersion(wanted, found.installation().version())) {
                    return found;
                }
                reasons.add(
                        search instanceof MySqlSource.PassedOver passedOver
                                ? passedOver.reason()
                                : entry + " is of another version than " + wanted.orElse("any"));
            }
        }
        return new MySqlSource.PassedOver(
                reasons.isEmpty()
                        ? "packages in the kit's cache: none in "
                                + cache.folder().resolve(prefix())
                        : String.join("\n  - ", reasons));
    }

    /** Says that the entry is used in which a file lies; nothing where it lies elsewhere. */
    static void touch(Path cacheFolder, Path file) {
        if (file.startsWith(cacheFolder) && file.getNameCount() > cacheFolder.getNameCount() + 1) {
            LeastRecentlyUsed.touch(cacheFolder.resolve(file.getName(cacheFolder.getNameCount())));
        }
    }

    /**
     * Downloads what is missing or does not run; takes seconds to minutes, and waits for another JVM that does the same.
     */
    MySqlSource.Search download(Optional<String> wanted) {
        Optional<String> objection = mirror.objection();
        if (objection.isPresent()) {
            return new MySqlSource.PassedOver("the machine's package mirror: not asked, as " + objection.get());
        }
        try {
            OfferedPackage offered = mirror.offer(wanted);
            String name = prefix() + "-" + offered.version();
            long limit = SizeLimit.PACKAGES.ofThisProcess();
            cache.discard(name, PackageCache::isBroken);
            Path entry = cache.get(name, folder -> mirror.unpack(offered, folder));
            LeastRecentlyUsed.touch(entry);
            new LeastRecentlyUsed(cache, KIND, NAME).shrinkTo(limit);
            return found(entry);
        } catch (TestkitException e) {
            LOGGER.warn("MySQL could not be downloaded: {}", e.getMessage());
            return new MySqlSource.PassedOver("the machine's package mirror: " + e.getMessage());
        }
    }

    /** Newest first; one without a version is from before the names had one. */
    private List<String> entries() {
        String[] found = cache.folder()
                .toFile()
                .list((folder, name) -> name.equals(prefix())
                        || (name.startsWith(prefix() + "-")
                                && NAME.matcher(name).matches()));
        return found == null
                ? List.of()
                : Arrays.stream(found)
                        .sorted(Comparator.comparing(this::numbers, Arrays::compare)
                                .reversed())
                        .toList();
    }

    private int[] numbers(String name) {
        return Pattern.compile("\\d+")
                .matcher(name.substring(prefix().length()))
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
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

    private static String prefix() {
        return KIND + System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
    }
}

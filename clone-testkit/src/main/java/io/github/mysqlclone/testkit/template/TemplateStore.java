package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FreeSpace;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.cache.LeastRecentlyUsed;
import io.github.mysqlclone.testkit.internal.cache.RememberedFailures;
import io.github.mysqlclone.testkit.internal.cache.SizeLimit;
import io.github.mysqlclone.testkit.internal.jdbc.TestConnections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One template's place in the kit's cache. */
final class TemplateStore {

    private static final String CHECKSUM = "checksum";

    /** How often a copy is begun anew because somebody took its original away. */
    private static final int COPIES_TRIED = 3;

    /** Builds that failed: each may have taken the minutes that a dump takes up to its bad line. */
    private static final RememberedFailures FAILED = new RememberedFailures();

    private static final Logger LOGGER = LoggerFactory.getLogger(TemplateStore.class);

    private final List<Population> populations;
    private final Optional<Duration> oldest;
    private final TemplateName name;
    private volatile String verified = "";

    TemplateStore(List<Population> populations, Optional<Duration> oldest) {
        this.populations = populations;
        this.oldest = oldest;
        this.name = new TemplateName(populations);
    }

    String name(DataCopies copies) {
        return name.on(copies);
    }

    /** Returns what a use makes of the directory to copy; begins anew where that was taken away meanwhile. */
    <T> T use(DataCopies copies, Function<Path, T> use) {
        for (int tried = 1; true; tried++) {
            Path data = dataDirectory(copies);
            String used = verified;
            try {
                return use.apply(data);
            } catch (TestkitException e) {
                if (isStill(used, data) || tried == COPIES_TRIED) {
                    throw e;
                }
                LOGGER.info("The template {} was removed while it was copied: copying it again", data);
            }
        }
    }

    /** Another one may have its place by now. */
    private static boolean isStill(String used, Path data) {
        Path entry = data.getParent();
        try {
            return entry != null && Files.exists(data) && used.equals(identity(entry));
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the directory to copy, built now if need be. */
    Path dataDirectory(DataCopies copies) {
        TestConnections.objectionToDriver()
                .ifPresent(
                        objection -> { // first: the name below may have a MySQL fetched
                            throw new TestkitException(objection);
                        });
        KitCache cache = KitCache.in(KitSettings.ofThisProcess().cacheFolder());
        String entryName = name(copies);
        for (int tried = 1; true; tried++) {
            try {
                removeIfTooOld(cache, entryName);
                return checked(cache, entryName, copies).resolve("data");
            } catch (IOException | UncheckedIOException e) {
                Path entry = cache.folder().resolve(entryName);
                if (Files.exists(entry) || tried == COPIES_TRIED) {
                    throw new TestkitException(
                            "Cannot use the template " + entry + ": " + e + "." + FreeSpace.advice(entry), e);
                }
                LOGGER.info("The template {} was removed while it was looked at: looking again", entry);
            }
        }
    }

    /** Has the next use build it. */
    void forget(DataCopies copies) {
        KitCache cache = KitCache.in(KitSettings.ofThisProcess().cacheFolder());
        FAILED.forget(failureOf(cache, name(copies)));
        cache.discard(name(copies), entry -> true);
    }

    private static String failureOf(KitCache cache, String entryName) {
        return cache.folder().resolve(entryName).toString();
    }

    private void removeIfTooOld(KitCache cache, String entryName) throws IOException {
        if (oldest.isEmpty()) {
            return; // without a look at all of its files
        }
        Optional<Path> entry = cache.find(entryName);
        if (entry.isPresent() && isTooOld(entry.get())) {
            LOGGER.info("Template {} is older than {}: building it again", entry.get(), oldest.orElseThrow());
            cache.discard(entryName, this::isTooOld);
        }
    }

    private boolean isTooOld(Path entry) throws IOException {
        return oldest.isPresent()
                && System.currentTimeMillis() - KitCache.madeAt(entry)
                        > oldest.get().toMillis();
    }

    /** Reads all of it once for this object, which costs about as much as a copy. */
    private Path checked(KitCache cache, String entryName, DataCopies copies) throws IOException {
        Path entry = filled(cache, entryName, copies);
        if (!verified.equals(identity(entry))) {
            if (!isWhatWasBuilt(entry)) {
                LOGGER.warn("Template {} is not what was built: building it again", entry);
                cache.discard(entryName, found -> !isWhatWasBuilt(found));
                entry = filled(cache, entryName, copies);
            }
            verified = identity(entry);
        }
        return entry;
    }

    private static boolean isWhatWasBuilt(Path entry) throws IOException {
        return Files.readString(entry.resolve(CHECKSUM)).equals(Checksum.of(entry.resolve("data")));
    }

    /** One that was built again has the same path. */
    private static String identity(Path entry) throws IOException {
        return entry + " of " + KitCache.identity(entry);
    }

    /** Says first that it is used and looks then: from that on it stays for as long as a copy takes. */
    private Path filled(KitCache cache, String entryName, DataCopies copies) {
        LeastRecentlyUsed.touch(cache.folder().resolve(entryName));
        return cache.find(entryName).orElseGet(() -> {
            long limit = SizeLimit.TEMPLATES.ofThisProcess(); // before the build: what is wrong with it is said at once
            Path entry = cache.get(
                    entryName, // asked under the lock: of several threads the first one fails, and no other tries
                    folder -> FAILED.unlessKnown(failureOf(cache, entryName), () -> fill(folder, copies)));
            LeastRecentlyUsed.touch(entry);
            new LeastRecentlyUsed(cache, TemplateName.KIND, TemplateName.FORM).shrinkTo(limit);
            return entry;
        });
    }

    private Path fill(Path folder, DataCopies copies) throws IOException {
        Path data = folder.resolve("data");
        new TemplateBuild(populations, copies).into(data);
        return Files.writeString(folder.resolve(CHECKSUM), Checksum.of(data));
    }
}

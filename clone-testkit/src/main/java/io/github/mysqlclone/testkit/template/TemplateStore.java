package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.cache.LeastRecentlyUsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One template's place in the kit's cache. */
final class TemplateStore {

    private static final String PREFIX = "template-";

    /** To be raised when what a build leaves changes. */
    private static final String FORMAT = "3";

    private static final String CHECKSUM = "checksum";
    private static final Logger LOGGER = LoggerFactory.getLogger(TemplateStore.class);

    private final List<Population> populations;

    /** Every server asks, and a dump of many megabytes takes longer to sum up than a server to take connections. */
    private byte @Nullable [] content;

    private volatile String verified = "";

    TemplateStore(List<Population> populations) {
        this.populations = populations;
    }

    String name(DataCopies copies) {
        MessageDigest digest = sha256();
        add(digest, FORMAT);
        add(digest, copies.fingerprint());
        digest.update(content());
        return PREFIX + copies.mysqlVersion() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private synchronized byte[] content() {
        byte[] known = content;
        if (known == null) {
            MessageDigest digest = sha256();
            populations.forEach(population -> add(digest, population.version()));
            known = digest.digest();
            content = known;
        }
        return known;
    }

    /** Returns the directory to copy, built now if need be. */
    Path dataDirectory(DataCopies copies) {
        KitCache cache = KitCache.in(KitSettings.ofThisProcess().cacheFolder());
        String name = name(copies);
        try {
            Path entry = checked(cache, name, copies);
            new LeastRecentlyUsed(cache, PREFIX).touch(entry);
            return entry.resolve("data");
        } catch (IOException e) {
            throw new TestkitException(
                    "Cannot use the template " + cache.folder().resolve(name) + ": " + e, e);
        }
    }

    /** Reads all of it once for this object, which costs about as much as a copy. */
    private Path checked(KitCache cache, String name, DataCopies copies) throws IOException {
        Path entry = filled(cache, name, copies);
        if (verified.equals(entry.toString())) {
            return entry;
        }
        if (!Files.readString(entry.resolve(CHECKSUM)).equals(Checksum.of(entry.resolve("data")))) {
            LOGGER.warn("Template {} is not what was built: building it again", entry);
            cache.discard(name);
            entry = filled(cache, name, copies);
        }
        verified = entry.toString();
        return entry;
    }

    private Path filled(KitCache cache, String name, DataCopies copies) {
        return cache.find(name).orElseGet(() -> {
            Path entry = cache.get(name, folder -> fill(folder, copies));
            new LeastRecentlyUsed(cache, PREFIX).shrinkTo(TemplateLimit.ofThisProcess());
            return entry;
        });
    }

    private void fill(Path folder, DataCopies copies) throws IOException {
        Path data = folder.resolve("data");
        new TemplateBuild(populations, copies).into(data);
        Files.writeString(folder.resolve(CHECKSUM), Checksum.of(data));
    }

    /** Length first: two texts must not read as another two. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

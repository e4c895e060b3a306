package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitCacheTest {

    @TempDir
    private Path folder;

    private final AtomicInteger fills = new AtomicInteger();

    @Test
    void fillsAnEntryOnce() throws IOException {
        KitCache cache = KitCache.in(folder);

        Path entry = cache.get("entry", this::fill);
        cache.get("entry", this::fill);

        assertThat(fills).hasValue(1);
        assertThat(entry.resolve("content")).hasContent("whole");
        assertThat(cache.find("entry")).contains(entry);
    }

    @Test
    void fillsAnEntryAgainThatHasLostAFile() throws IOException {
        KitCache cache = KitCache.in(folder);
        Path entry = cache.get("entry", this::fill);
        Files.delete(entry.resolve("content"));

        assertThat(cache.find("entry")).isEmpty();
        cache.get("entry", this::fill);

        assertThat(fills).hasValue(2);
        assertThat(entry.resolve("content")).hasContent("whole");
    }

    @Test
    void fillsAnEntryAgainThatWasNeverFinished() throws IOException {
        KitCache cache = KitCache.in(folder);
        Files.createDirectories(folder.resolve("entry"));
        Path partial = Files.createDirectories(folder.resolve("entry.0123456789abcdef.partial"));
        Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        Path entry = cache.get("entry", this::fill);

        assertThat(entry.resolve("content")).hasContent("whole");
        assertThat(partial).doesNotExist();
    }

    @Test
    void keepsNothingOfAFillingThatFailed() {
        KitCache cache = KitCache.in(folder);

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> cache.get("entry", entry -> {
                    fill(entry);
                    throw new IOException("disk full");
                }))
                .withMessageContaining("disk full");

        assertThat(cache.find("entry")).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    /** As ext4 does, which gives the number of a folder to the next one. */
    @Test
    void copiesNothingOfTwoEntriesThatHadOnePlace() {
        KitCache cache = KitCache.in(folder);
        Path entry = cache.get("entry", this::fill);

        assertThatIOException()
                .isThrownBy(() -> KitCache.whileItStays(entry, () -> {
                    cache.discard("entry", found -> true);
                    cache.get("entry", this::fill);
                }))
                .withMessageContaining("somebody put another one in its place");

        assertThat(cache.find("entry")).contains(entry);
    }

    @Test
    void copiesWhatIsInAnEntry() throws IOException {
        KitCache cache = KitCache.in(folder.resolve("cache"));
        Path entry = cache.get("entry", filling -> fill(Files.createDirectory(filling.resolve("data"))));

        KitCache.copy(entry, "data", folder.resolve("copy"));

        assertThat(folder.resolve("copy/content")).hasContent("whole");
    }

    @Test
    void takesAnEntryForWholeThatWasMadeBeforeTheirMarksDiffered() throws IOException {
        KitCache cache = KitCache.in(folder);
        Path entry = cache.get("entry", this::fill);
        Files.writeString(entry.resolve("complete"), "1 files, 5 bytes\n");

        assertThat(cache.find("entry")).contains(entry);
    }

    @Test
    void lets16ThreadsFillAnEntryOnce() {
        KitCache cache = KitCache.in(folder);

        IntStream.range(0, 16).parallel().forEach(thread -> cache.get("entry", this::fill));

        assertThat(fills).hasValue(1);
    }

    @Test
    void letsTwoJvmsFillAnEntryOnce() throws Exception {
        try (ChildJvm first = ChildJvm.start(CacheFillingJvm.class, folder.resolve("out-1"), folder.toString(), "1");
                ChildJvm second =
                        ChildJvm.start(CacheFillingJvm.class, folder.resolve("out-2"), folder.toString(), "2")) {
            assertThat(first.awaitExit()).as(first.output()).isZero();
            assertThat(second.awaitExit()).as(second.output()).isZero();
        }

        assertThat(folder.resolve("fills")).hasContent("filled");
        assertThat(KitCache.in(folder.resolve("cache")).find("entry")).isPresent();
    }

    @Test
    void saysWhichFolderCannotBeUsedAndWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> KitCache.in(file.resolve("cache")))
                .withMessageContaining(file.resolve("cache").toString())
                .withMessageContaining("clone.testkit.cache")
                .withMessageContaining("CLONE_TESTKIT_CACHE");
    }

    private void fill(Path entry) throws IOException {
        fills.incrementAndGet();
        Files.writeString(entry.resolve("content"), "whole");
    }
}

package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeastRecentlyUsedTest {

    @TempDir
    private Path folder;

    private LeastRecentlyUsed entries;

    @BeforeEach
    void openTheCache() {
        entries = new LeastRecentlyUsed(KitCache.in(folder), "kind-", Pattern.compile("kind-[a-z]"));
    }

    @Test
    void removesWhatWasNotUsedForLongestUntilTheRestFits() throws IOException {
        Path oldest = entry("kind-a", Duration.ofHours(3));
        Path older = entry("kind-b", Duration.ofHours(2));
        Path newer = entry("kind-c", Duration.ofHours(1));

        entries.shrinkTo(2000);

        assertThat(oldest).doesNotExist();
        assertThat(older).exists();
        assertThat(newer).exists();
    }

    @Test
    void keepsWhatIsUsedAgain() throws IOException {
        Path touched = entry("kind-a", Duration.ofHours(3));
        Path other = entry("kind-b", Duration.ofHours(2));
        LeastRecentlyUsed.touch(touched);

        entries.shrinkTo(1000);

        assertThat(touched).exists();
        assertThat(other).doesNotExist();
    }

    @Test
    void keepsWhatSomebodyMayBeCopyingWhateverItsSize() throws IOException {
        Path justUsed = entry("kind-a", Duration.ofMinutes(9));

        entries.shrinkTo(0);

        assertThat(justUsed).exists();
    }

    /** As after a step of the clock: somebody may be copying it. */
    @Test
    void keepsWhatWasUsedInTheFuture() throws IOException {
        Path future = entry("kind-a", Duration.ofDays(-400));
        Path old = entry("kind-b", Duration.ofHours(2));

        entries.shrinkTo(0);

        assertThat(future).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void leavesOtherKindsAlone() throws IOException {
        Path other = entry("data-a", Duration.ofDays(100));

        entries.shrinkTo(0);

        assertThat(other).exists();
    }

    @Test
    void touchesNothingThatIsNotItsOwn() throws IOException {
        Path site = used(Files.createDirectory(folder.resolve("kind-site")), Duration.ofDays(3));
        Path unmarked = used(Files.createDirectory(folder.resolve("kind-x")), Duration.ofDays(3));
        Path foreign = Files.createDirectory(folder.resolve("kind-y"));
        Files.writeString(foreign.resolve("complete"), "the work is done\n");
        used(foreign, Duration.ofDays(3));
        Path partial = used(Files.createDirectory(folder.resolve("kind-site.partial")), Duration.ofDays(3));

        entries.shrinkTo(0);

        assertThat(List.of(site, unmarked, foreign, partial)).allMatch(Files::exists);
    }

    @Test
    void neverFailsOnAnEntryThatCannotBeRemoved() throws IOException {
        Path oldest = entry("kind-a", Duration.ofHours(3));
        Path older = entry("kind-b", Duration.ofHours(2));
        Files.delete(folder.resolve("kind-a.lock"));
        Files.createDirectory(folder.resolve("kind-a.lock"));

        entries.shrinkTo(0);

        assertThat(oldest).exists();
        assertThat(older).doesNotExist();
    }

    @Test
    void leavesAnEntryThatSomebodyMakesOrGivesOut() throws IOException {
        Path busy = entry("kind-a", Duration.ofHours(3));

        FolderLock.whileHeld(folder.resolve("kind-a.lock"), () -> {
            Thread evicting = new Thread(() -> entries.shrinkTo(0));
            evicting.start();
            join(evicting);
            return busy;
        });

        assertThat(busy).exists();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void clearsAwayOnlyTheAbandonedOfUnfinishedFillings() throws IOException {
        Path abandoned =
                used(Files.createDirectory(folder.resolve("kind-a.0123456789abcdef.partial")), Duration.ofDays(2));
        Path goingOn =
                used(Files.createDirectory(folder.resolve("kind-b.0123456789abcdef.partial")), Duration.ofHours(2));

        entries.shrinkTo(0);

        assertThat(abandoned).doesNotExist();
        assertThat(goingOn).exists();
    }

    private Path entry(String name, Duration unusedFor) throws IOException {
        Path entry = KitCache.in(folder).get(name, empty -> Files.write(empty.resolve("content"), new byte[1000]));
        return used(entry, unusedFor);
    }

    private static Path used(Path entry, Duration ago) throws IOException {
        return Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(ago)));
    }
}

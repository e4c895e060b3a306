package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeastRecentlyUsedTest {

    @TempDir
    private Path folder;

    private LeastRecentlyUsed entries;

    @BeforeEach
    void openTheCache() {
        entries = new LeastRecentlyUsed(KitCache.in(folder), "kind-");
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
        entries.touch(touched);

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

    @Test
    void leavesOtherKindsAlone() throws IOException {
        Path other = entry("data-a", Duration.ofDays(100));

        entries.shrinkTo(0);

        assertThat(other).exists();
    }

    @Test
    void clearsAwayOnlyTheAbandonedOfUnfinishedFillings() throws IOException {
        Path abandoned = used(Files.createDirectory(folder.resolve("kind-a.partial")), Duration.ofDays(2));
        Path goingOn = used(Files.createDirectory(folder.resolve("kind-b.partial")), Duration.ofHours(2));

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

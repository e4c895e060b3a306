package io.github.mysqlclone.internal.watch;

import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static io.github.mysqlclone.internal.outcome.Clones.stage;
import static io.github.mysqlclone.progress.ReportedState.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyWithoutDonorTest {

    private static final Duration WINDOW = Duration.ofMinutes(8);
    private static final Duration LIMIT = WINDOW.plusMinutes(2);
    private static final long MOST = 256L << 20;

    private final CopyWithoutDonor copy = new CopyWithoutDonor(WINDOW);

    @BeforeEach
    void itsDonorGoes() {
        assertThat(isLeftToItself(Duration.ZERO, Duration.ZERO, copied(1000))).isFalse();
        copy.begins();
        assertThat(copy.hasNoDonor()).isTrue();
    }

    private boolean isLeftToItself(Duration silence, Duration at, StageProgress... stages) {
        return copy.isLeftToItself(
                Optional.of(Clones.status(OURS, IN_PROGRESS, 12, 0, List.of(stages))), silence, at.toNanos());
    }

    /** Without a byte since its donor has gone. */
    private boolean isLeftToItself(Duration at, StageProgress... stages) {
        return isLeftToItself(at, at, stages);
    }

    private static StageProgress copied(long bytes) {
        return new StageProgress(Stage.FILE_COPY, IN_PROGRESS, Optional.empty(), Optional.empty(), 1, 0, bytes, bytes);
    }

    /** As where the stall is what it is cancelled for. */
    @Test
    void isLeftToItselfThoughItGotNothingForLongBefore() {
        for (Duration at = Duration.ZERO; at.compareTo(LIMIT) < 0; at = at.plusSeconds(1)) {
            assertThat(isLeftToItself(Duration.ofMinutes(20).plus(at), at, copied(1000)))
                    .isTrue();
        }
        assertThat(isLeftToItself(Duration.ofMinutes(30), LIMIT, copied(1000))).isFalse();
    }

    /** The network may be lost as well: it tries to reach its donor for a time. */
    @Test
    void isLeftToItselfUntilItShouldHaveGivenUp() {
        assertThat(isLeftToItself(Duration.ZERO, copied(1000))).isTrue();
        assertThat(isLeftToItself(LIMIT.minusNanos(1), copied(1000))).isTrue();
        assertThat(isLeftToItself(LIMIT, copied(1000))).isFalse();
    }

    @Test
    void isLeftToItselfForAsLongAsBytesCome() {
        assertThat(isLeftToItself(Duration.ZERO, copied(1000))).isTrue();
        assertThat(isLeftToItself(Duration.ZERO, LIMIT.multipliedBy(2), copied(2000)))
                .isTrue();
    }

    /** What came while its donor was asked does not count. */
    @Test
    void isFedByAnotherOnceItGetsMoreThanItsDonorCanHaveSent() {
        assertThat(isLeftToItself(Duration.ZERO, copied(3000))).isTrue();
        Duration later = Duration.ofSeconds(10);
        assertThat(isLeftToItself(Duration.ZERO, later, copied(3000 + MOST))).isTrue();
        assertThat(isLeftToItself(Duration.ZERO, later, copied(3001 + MOST))).isFalse();
    }

    /** It may read the donor's first answer. */
    @Test
    void isLeftToItselfBeforeItDrops() {
        assertThat(isLeftToItself(Duration.ZERO)).isTrue();
        assertThat(isLeftToItself(Duration.ofSeconds(30))).isTrue();
    }

    /** A lock may hold up the drop for as long as somebody wants to; it reads nothing meanwhile. */
    @Test
    void isGivenFiveSecondsWhileItDrops() {
        StageProgress dropping = stage(Stage.DROP_DATA, IN_PROGRESS);
        assertThat(isLeftToItself(Duration.ZERO, dropping)).isTrue();
        assertThat(isLeftToItself(Duration.ofSeconds(5).minusNanos(1), dropping))
                .isTrue();
        assertThat(isLeftToItself(Duration.ofSeconds(5), dropping)).isFalse();
    }

    @Test
    void isGivenNoMoreOnceItSyncsItsFiles() {
        StageProgress syncing = stage(Stage.FILE_SYNC, IN_PROGRESS);
        assertThat(isLeftToItself(Duration.ZERO, syncing)).isTrue();
        assertThat(isLeftToItself(Duration.ofSeconds(5), syncing)).isFalse();
    }
}

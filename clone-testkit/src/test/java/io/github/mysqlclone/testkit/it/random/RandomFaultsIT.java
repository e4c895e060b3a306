package io.github.mysqlclone.testkit.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws clones, surroundings and faults at random, and demands that what is reported is what is found by looking.
 *
 * <p>Each schedule has a seed of its own, which its line in the log names; {@code -Dclone.test.seed=N} runs that one
 * again, {@code -Dclone.test.schedules=N} so many new ones, and both together so many from that one on.
 */
@Tag(Lane.CORE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomFaultsIT {

    private static final Logger log = LoggerFactory.getLogger(RandomFaultsIT.class);

    private static final int IN_CORE_LANE = 3;
    private static final int IN_FULL_LANE = 20;

    @TempDir
    private static Path folder;

    private final List<Long> lied = new ArrayList<>();
    private int told;
    private List<Long> seeds = List.of();
    private @Nullable TrialsAhead trials;

    List<Long> seeds() {
        seeds = drawn().boxed().toList();
        return seeds;
    }

    private static LongStream drawn() {
        Long one = Long.getLong("clone.test.seed");
        int usual = Lane.isCore() ? IN_CORE_LANE : IN_FULL_LANE;
        int schedules = Integer.getInteger("clone.test.schedules", one == null ? usual : 1);
        long first = one == null ? new Random().nextInt(Integer.MAX_VALUE) * 1_000L : one;
        return LongStream.range(first, first + schedules);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReportedIsWhatIsFound(long seed) throws Exception {
        Schedule schedule = Schedule.drawn(seed);
        log.info("{}", schedule);

        List<String> lies;
        try (Trial trial = trials().next()) {
            lies = new TrialRun(schedule, trial).lies();
        }

        told++;
        if (!lies.isEmpty()) {
            lied.add(seed);
        }
        assertThat(lies).as("%s", schedule).isEmpty();
    }

    private TrialsAhead trials() throws IOException {
        TrialsAhead begun = trials;
        if (begun == null) {
            begun = new TrialsAhead(Machine.in(folder), seeds);
            trials = begun;
        }
        return begun;
    }

    @AfterAll
    void counts() throws IOException {
        trials().close();
        log.info("{} schedules, {} with lies: {}", told, lied.size(), lied);
    }
}

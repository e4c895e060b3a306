package io.github.mysqlclone.testkit.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A seed says all there is to say about a schedule, and nothing is never drawn. */
class ScheduleTest {

    private static final int MANY = 5_000;

    private static Stream<Schedule> many() {
        return LongStream.range(0, MANY).mapToObj(Schedule::drawn);
    }

    @Test
    void isTheSameForTheSameSeed() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(Schedule.drawn(seed)).hasToString(Schedule.drawn(seed).toString());
        }
    }

    @Test
    void differsFromSeedToSeed() {
        assertThat(many().map(schedule -> schedule.toString().replaceFirst("seed=\\d+", ""))
                        .distinct())
                .hasSizeGreaterThan(MANY * 99 / 100);
    }

    @Test
    void namesTheSeedThatRunsItAgain() {
        assertThat(Schedule.drawn(4711)).asString().startsWith("-Dclone.test.seed=4711: ");
    }

    @Test
    void drawsEverythingInTheEnd() {
        Set<Object> drawn = new HashSet<>();
        many().forEach(schedule -> {
            drawn.addAll(schedule.kind());
            drawn.addAll(schedule.surroundings());
            drawn.add(schedule.wish());
            drawn.add(schedule.wishedAt());
            schedule.strikes().forEach(strike -> drawn.addAll(List.of(strike.fault(), strike.moment())));
        });

        assertThat(drawn).containsAll(Surroundings.ALL).containsAll(Faults.ALL).containsAll(Moment.ALL);
        assertThat(drawn).contains((Object[]) Wish.values());
        assertThat(Clones.POOLS).allSatisfy(pool -> assertThat(drawn).containsAll(pool));
    }

    @Test
    void hasOneToThreeFaults() {
        assertThat(many().map(schedule -> schedule.strikes().size()).distinct()).containsExactlyInAnyOrder(1, 2, 3);
    }
}

package io.github.mysqlclone.testkit.it.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What one trial is made of and what happens in it, drawn from a seed alone.
 *
 * @param kind what the clone is like
 * @param surroundings what it runs among
 * @param wish what its caller wants in the middle of it
 */
record Schedule(
        long seed,
        List<Ingredient> kind,
        List<Ingredient> surroundings,
        Wish wish,
        Moment wishedAt,
        Duration wishedAfter,
        List<Strike> strikes) {

    private static final int LATEST_MILLIS = 1_500;
    private static final int LONGEST_MILLIS = 4_000;

    static Schedule drawn(long seed) {
        // Seeds come one after the other, for which a Random begins with nearly the same numbers.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        List<Ingredient> kind = new ArrayList<>();
        List<Ingredient> surroundings = new ArrayList<>();
        for (List<Ingredient> pool : Clones.POOLS) {
            kind.add(oneOf(pool, random));
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            surroundings.add(oneOf(Surroundings.ALL, random));
        }
        Wish wish = random.nextInt(5) < 3 ? Wish.NONE : oneOf(List.of(Wish.values()), random);
        Moment wishedAt = oneOf(Moment.ALL, random);
        Duration wishedAfter = millis(LATEST_MILLIS, random);
        List<Strike> strikes = new ArrayList<>();
        for (int more = 1 + random.nextInt(3); more > 0; more--) {
            strikes.add(new Strike(
                    oneOf(Faults.ALL, random),
                    oneOf(Moment.ALL, random),
                    millis(LATEST_MILLIS, random),
                    millis(LONGEST_MILLIS, random)));
        }
        return new Schedule(seed, kind, surroundings, wish, wishedAt, wishedAfter, strikes);
    }

    private static <T> T oneOf(List<T> pool, Random random) {
        return pool.get(random.nextInt(pool.size()));
    }

    private static Duration millis(int most, Random random) {
        // Half of all comes early.
        int limit = random.nextBoolean() ? most / 8 : most;
        return Duration.ofMillis(random.nextInt(limit) + 1L);
    }

    List<Ingredient> ingredients() {
        return Stream.concat(kind.stream(), surroundings.stream()).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("-Dclone.test.seed=" + seed + ": " + kind + " among " + surroundings);
        if (wish != Wish.NONE) {
            text.append("%n  wish: %s, %d ms after %s".formatted(wish, wishedAfter.toMillis(), wishedAt));
        }
        strikes.forEach(strike -> text.append("%n  fault: %s".formatted(strike)));
        return text.toString();
    }

    /**
     * When a fault strikes, and for how long.
     *
     * @param after how long after that moment
     */
    record Strike(Fault fault, Moment moment, Duration after, Duration lasts) {

        @Override
        public String toString() {
            return "%s, %d ms after %s, for %d ms".formatted(fault, after.toMillis(), moment, lasts.toMillis());
        }
    }
}

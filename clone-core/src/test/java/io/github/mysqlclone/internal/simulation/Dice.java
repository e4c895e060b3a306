package io.github.mysqlclone.internal.simulation;

import java.util.List;
import java.util.Random;

/** Chance, the same for the same seed. */
record Dice(Random random) {

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    boolean chancePerMille(int perMille) {
        return random.nextInt(1_000) < perMille;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

package io.github.mysqlclone.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sets drawn at random against sets of single numbers. */
class GtidSetAlgebraTest {

    private static final long SEED = Long.getLong("clone.test.seed", System.nanoTime());
    private static final int SETS = 5_000;
    private static final int GREATEST = 60;
    private static final String SOURCE = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    private static BitSet drawn(Random random) {
        BitSet numbers = new BitSet();
        for (int run = random.nextInt(8); run > 0; run--) {
            int first = 1 + random.nextInt(GREATEST);
            numbers.set(first, first + 1 + random.nextInt(8));
        }
        return numbers;
    }

    private static GtidSet setOf(BitSet numbers) {
        return numbers.isEmpty()
                ? GtidSet.empty()
                : GtidSet.parse(
                        numbers.stream().mapToObj(String::valueOf).collect(Collectors.joining(":", SOURCE + ":", "")));
    }

    @Test
    void isThatOfItsNumbers() {
        Random random = new Random(SEED);
        for (int i = 0; i < SETS; i++) {
            BitSet left = drawn(random);
            BitSet right = drawn(random);
            BitSet difference = (BitSet) left.clone();
            difference.andNot(right);
            BitSet union = (BitSet) left.clone();
            union.or(right);
            BitSet intersection = (BitSet) left.clone();
            intersection.and(right);

            String what = "seed " + SEED + ": " + left + " and " + right;
            assertThat(setOf(left).subtract(setOf(right))).as(what).isEqualTo(setOf(difference));
            assertThat(setOf(left).union(setOf(right))).as(what).isEqualTo(setOf(union));
            assertThat(setOf(left).intersection(setOf(right))).as(what).isEqualTo(setOf(intersection));
            assertThat(setOf(left).contains(setOf(right))).as(what).isEqualTo(intersection.equals(right));
            assertThat(setOf(left).count()).as(what).isEqualTo(left.cardinality());
        }
    }
}

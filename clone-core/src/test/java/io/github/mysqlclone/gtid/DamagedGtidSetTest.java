package io.github.mysqlclone.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * GTID sets that were cut, flipped or repeated: what is not refused holds exactly the transactions that the text names,
 * each counted by itself. {@code -Dclone.test.seed=…} runs the same again.
 */
class DamagedGtidSetTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "4c22aaaa-71ca-11e1-9e33-c80aa9429562";
    private static final String SIGNS = "0123456789abcdefABCDEF-:,_ \n\tgxz\u0660\u00e4";
    private static final int TEXTS = 20_000;
    private static final long MOST_COUNTED = 5_000;

    private final long seed = Long.getLong("clone.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void holdWhatTheTextNamesOrAreRefused() {
        int taken = 0;
        int refused = 0;
        for (int time = 0; time < TEXTS; time++) {
            String text = damaged(whole());
            try {
                GtidSet set = GtidSet.parse(text);
                if (set.count() <= MOST_COUNTED) {
                    assertThat(transactions(set.toString()))
                            .as("seed %d: '%s'", seed, text)
                            .isEqualTo(transactions(text));
                }
                assertThat(GtidSet.parse(set.toString()))
                        .as("seed %d: '%s'", seed, text)
                        .isEqualTo(set);
                taken++;
            } catch (IllegalArgumentException e) {
                assertThat(e)
                        .as("seed %d: '%s'", seed, text)
                        .message()
                        .contains("must be")
                        .contains("(was ");
                refused++;
            }
        }

        assertThat(taken).as("seed %d", seed).isGreaterThan(TEXTS / 10);
        assertThat(refused).as("seed %d", seed).isGreaterThan(TEXTS / 10);
    }

    private String whole() {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(4); part >= 0; part--) {
            text.append(random.nextBoolean() ? A : B).append(random.nextInt(3) == 0 ? ":tag" : "");
            for (int interval = random.nextInt(3); interval >= 0; interval--) {
                int first = 1 + random.nextInt(50);
                text.append(':').append(first);
                if (random.nextBoolean()) {
                    text.append('-').append(first + random.nextInt(9));
                }
            }
            text.append(part == 0 ? "" : ",");
        }
        return text.toString();
    }

    private String damaged(String text) {
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(text.length() - at);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + text.substring(at + 1);
            case 2 -> text.substring(0, to) + text.substring(at);
            default -> text.substring(0, at) + text.substring(to);
        };
    }

    /** One by one, without intervals. */
    private static Set<String> transactions(String text) {
        Set<String> all = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String tag = "";
            String[] fields = part.strip().toLowerCase(Locale.ROOT).split(":", -1);
            for (int field = 1; field < fields.length; field++) {
                String[] ends = fields[field].strip().split("-", -1);
                if (!Character.isDigit(ends[0].strip().charAt(0))) {
                    tag = ends[0].strip();
                    continue;
                }
                long first = Long.parseLong(ends[0].strip());
                long last = Long.parseLong(ends[ends.length - 1].strip());
                for (long number = first; number <= last; number++) {
                    all.add(fields[0].strip() + ":" + tag + ":" + number);
                }
            }
        }
        return all;
    }
}

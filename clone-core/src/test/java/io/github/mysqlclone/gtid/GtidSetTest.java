package io.github.mysqlclone.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GtidSetTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "4c22aaaa-71ca-11e1-9e33-c80aa9429562";

    static Stream<Arguments> spellings() {
        return Stream.of(
                argumentSet("empty", "", ""),
                argumentSet("nothing but separators", " ,\n, ", ""),
                argumentSet("one transaction", A + ":5", A + ":5"),
                argumentSet("one transaction as an interval", A + ":5-5", A + ":5"),
                argumentSet("several intervals", A + ":1-5:11:20-21", A + ":1-5:11:20-21"),
                argumentSet("in any order", A + ":11:1-5", A + ":1-5:11"),
                argumentSet("overlapping", A + ":1-5:3-8", A + ":1-8"),
                argumentSet("one within the other", A + ":1-9:3-4", A + ":1-9"),
                argumentSet("touching", A + ":1-5:6-8", A + ":1-8"),
                argumentSet("with a gap of one", A + ":1-5:7-8", A + ":1-5:7-8"),
                argumentSet("in capitals", A.toUpperCase(Locale.ROOT) + ":1", A + ":1"),
                argumentSet("as a server prints it", A + ":1-5,\n" + B + ":1-3", A + ":1-5," + B + ":1-3"),
                argumentSet("servers in any order", B + ":1," + A + ":1", A + ":1," + B + ":1"),
                argumentSet("one server twice", A + ":1-2," + B + ":1," + A + ":3", A + ":1-3," + B + ":1"),
                argumentSet("blanks and a comma at the end", " " + A + " : 1 - 5 , ", A + ":1-5"),
                argumentSet("a tag", A + ":blue:1-3", A + ":blue:1-3"),
                argumentSet("a tag in capitals", A + ":Blue:1", A + ":blue:1"),
                argumentSet("a tag with underscore and digits", A + ":_t4g:1", A + ":_t4g:1"),
                argumentSet("without and with tag", A + ":1-3:blue:4-5", A + ":1-3:blue:4-5"),
                argumentSet("two tags", A + ":red:1:3:blue:2", A + ":blue:2:red:1:3"),
                argumentSet("tags apart", A + ":red:1," + A + ":2", A + ":2:red:1"),
                argumentSet("same numbers under two tags", A + ":1:red:1", A + ":1:red:1"),
                argumentSet("the greatest number", A + ":1-9223372036854775806", A + ":1-9223372036854775806"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isPrintedInItsCanonicalForm(String text, String canonical) {
        assertThat(GtidSet.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isEqualHoweverItIsWritten(String text, String canonical) {
        assertThat(GtidSet.parse(text)).isEqualTo(GtidSet.parse(canonical)).hasSameHashCodeAs(GtidSet.parse(canonical));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("no uuid", "1-5"),
                argumentSet("a name for a uuid", "db1:1-5"),
                argumentSet("a uuid without dashes", A.replace("-", "") + ":1"),
                argumentSet("no interval", A),
                argumentSet("an empty interval", A + ":"),
                argumentSet("an empty interval between", A + ":1::2"),
                argumentSet("zero", A + ":0"),
                argumentSet("from zero", A + ":0-5"),
                argumentSet("backwards", A + ":5-1"),
                argumentSet("negative", A + ":-1"),
                argumentSet("open", A + ":1-"),
                argumentSet("a blank within a number", A + ":1 2"),
                argumentSet("a blank within a UUID", A.replaceFirst("-", "- ") + ":1"),
                argumentSet("three ends", A + ":1-2-3"),
                argumentSet("a tag without interval", A + ":blue"),
                argumentSet("a tag at the end", A + ":1:blue"),
                argumentSet("two tags in a row", A + ":blue:red:1"),
                argumentSet("a tag with a dash", A + ":bl-ue:1"),
                argumentSet("a tag of 33 characters", A + ":" + "t".repeat(33) + ":1"),
                argumentSet("the end of all numbers", A + ":9223372036854775807"),
                argumentSet("a number of 20 digits", A + ":99999999999999999999"),
                argumentSet("the second part", A + ":1," + B));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatNoServerPrints(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GtidSet.parse(text))
                .withMessageContaining("must be")
                .withMessageContaining("(was ");
    }

    @Test
    void addsTakesAwayAndCounts() {
        GtidSet one = GtidSet.parse(A + ":1-5:tag:3");
        GtidSet other = GtidSet.parse(A + ":4-8," + B + ":1");

        assertThat(one.union(other)).isEqualTo(GtidSet.parse(A + ":1-8:tag:3," + B + ":1"));
        assertThat(one.intersection(other)).isEqualTo(GtidSet.parse(A + ":4-5"));
        assertThat(one.union(other).count()).isEqualTo(10);
        assertThat(GtidSet.empty().union(GtidSet.empty())).isEqualTo(GtidSet.empty());
    }

    @Test
    void countsNoFurtherThanALong() {
        String whole = ":1-" + (Long.MAX_VALUE - 1);

        assertThat(GtidSet.parse(A + whole).count()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(GtidSet.parse(A + whole + "," + B + whole).count()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isEmptyWithoutTransactions() {
        assertThat(GtidSet.empty().isEmpty()).isTrue();
        assertThat(GtidSet.parse("\n")).isEqualTo(GtidSet.empty());
        assertThat(GtidSet.parse(A + ":1").isEmpty()).isFalse();
    }

    @Test
    void tellsTagsAndServersApart() {
        assertThat(GtidSet.parse(A + ":1"))
                .isNotEqualTo(GtidSet.parse(A + ":blue:1"))
                .isNotEqualTo(GtidSet.parse(B + ":1"))
                .isNotEqualTo(GtidSet.parse(A + ":1-2"));
    }

    @RepeatedTest(200)
    void survivesPrintingAndParsing(RepetitionInfo repetition) {
        long seed = 0xC10EL + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<String> parts = parts(random);
        GtidSet set = GtidSet.parse(String.join(",", parts));
        Collections.shuffle(parts, random);

        assertThat(GtidSet.parse(set.toString())).as("seed %d", seed).isEqualTo(set);
        assertThat(GtidSet.parse(set.toString()).toString()).as("seed %d", seed).isEqualTo(set.toString());
        assertThat(GtidSet.parse(String.join(" ,\n", parts)))
                .as("shuffled, seed %d", seed)
                .isEqualTo(set);
    }

    /** Few servers, tags and numbers, so that parts meet, overlap and touch. */
    private static List<String> parts(Random random) {
        List<String> parts = new ArrayList<>();
        for (int count = random.nextInt(12); count > 0; count--) {
            StringBuilder part = new StringBuilder(random.nextBoolean() ? A : B);
            if (random.nextInt(3) == 0) {
                part.append(random.nextBoolean() ? ":red" : ":blue");
            }
            for (int intervals = 1 + random.nextInt(4); intervals > 0; intervals--) {
                int first = 1 + random.nextInt(40);
                part.append(':').append(first);
                if (random.nextBoolean()) {
                    part.append('-').append(first + random.nextInt(6));
                }
            }
            parts.add(part.toString());
        }
        return parts;
    }
}

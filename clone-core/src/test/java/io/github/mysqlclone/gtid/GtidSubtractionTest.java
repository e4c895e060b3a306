package io.github.mysqlclone.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what GTID_SUBTRACT of a 9.7.4 server answers. */
class GtidSubtractionTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562:";
    private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562:";

    @ParameterizedTest
    @CsvSource({
        "1-10, 1-10, ''",
        "1-10, 3, 1-2:4-10",
        "1-10, 1-3:8-10, 4-7",
        "1-10, 11-20, 1-10",
        "5, 1-10, ''",
        "1-3:7-9, 2-8, 1:9",
        "1-3:7-9, 4-6, 1-3:7-9",
        "t:1-5, 1-5, t:1-5"
    })
    void intervalsAreTakenAway(String from, String taken, String left) {
        GtidSet expected = left.isEmpty() ? GtidSet.empty() : GtidSet.parse(A + left);
        assertThat(GtidSet.parse(A + from).subtract(GtidSet.parse(A + taken))).isEqualTo(expected);
    }

    @Test
    void sourcesAreKeptApart() {
        GtidSet both = GtidSet.parse(A + "1-5," + B + "1-5");
        assertThat(both.subtract(GtidSet.parse(B + "1-5"))).isEqualTo(GtidSet.parse(A + "1-5"));
        assertThat(both.contains(GtidSet.parse(A + "2-3"))).isTrue();
        assertThat(both.contains(GtidSet.parse(A + "6"))).isFalse();
        assertThat(GtidSet.empty().contains(GtidSet.empty())).isTrue();
    }
}
